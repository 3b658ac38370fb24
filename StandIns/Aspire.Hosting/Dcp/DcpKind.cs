using System.Text.Json.Serialization.Metadata;

namespace Aspire.Hosting.Dcp;

/// <summary>A kind of DCP's objects: the last part of its address, and its JSON form.</summary>
internal sealed record DcpKind<T>(string Path, JsonTypeInfo<T> Json)
    where T : DcpObject;

internal static class DcpKinds
{
    public static readonly DcpKind<DcpExecutable> Executables = new("executables", DcpJson.Default.DcpExecutable);
    public static readonly DcpKind<DcpContainer> Containers = new("containers", DcpJson.Default.DcpContainer);
    public static readonly DcpKind<DcpNetwork> Networks = new("containernetworks", DcpJson.Default.DcpNetwork);
}
