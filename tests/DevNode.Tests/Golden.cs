namespace DevNode.Tests;

/// <summary>The golden data beside the tests.</summary>
internal static class Golden
{
    /// <summary>Path of a golden file, such as <c>p2p/conn1-a2b.bin</c>.</summary>
    public static string PathOf(string name) => Path.Combine(AppContext.BaseDirectory, "Golden", name);

    public static byte[] Bytes(string name) => File.ReadAllBytes(PathOf(name));
    public static string Text(string name) => File.ReadAllText(PathOf(name));
}
