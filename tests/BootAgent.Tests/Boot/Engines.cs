namespace BootAgent.Tests.Boot;

/// <summary>The nodes that the boot is tried on.</summary>
public static class Engines
{
    /// <summary>The embedded node.</summary>
    public const string DevNode = "DevNode";

    /// <summary>The real one, where LAB_NODEOS names its executable.</summary>
    public const string Nodeos = "nodeos";

    /// <summary>Path of an engine's executable; skips the test where there is none.</summary>
    public static string Find(string engine)
    {
        if (engine == DevNode)
        {
            return Path.Combine(AppContext.BaseDirectory, OperatingSystem.IsWindows() ? "DevNode.exe" : "DevNode");
        }
        var nodeos = Environment.GetEnvironmentVariable("LAB_NODEOS");
        Skip.If(nodeos is null, "LAB_NODEOS does not name a nodeos");
        return nodeos!;
    }
}
