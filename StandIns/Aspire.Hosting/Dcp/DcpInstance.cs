using System.Security.Cryptography;
using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting.Dcp;

/// <summary>The name of a process's or container's object in DCP, which is the resource's id in the dashboard.</summary>
internal sealed class DcpInstanceAnnotation(string name) : IResourceAnnotation
{
    private const string Letters = "abcdefghjkmnpqrstuvwxyz";

    public string Name { get; } = name;

    /// <summary>The resource's name with a random suffix, so that two applications' telemetry stays apart.</summary>
    public static DcpInstanceAnnotation For(IResource resource) =>
        new($"{resource.Name}-{RandomNumberGenerator.GetString(Letters, 8)}".ToLowerInvariant());
}
