using System.Reflection;

namespace Containers.Tests;

/// <summary>The contracts that the build makes.</summary>
internal static class SystemContracts
{
    public static string Directory => typeof(SystemContracts).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().First(a => a.Key == "Contracts").Value!;
}
