using System.IO.Compression;
using System.Runtime.CompilerServices;
using System.Text.Json;

namespace DevNode.Tests.Wasm;

/// <summary>Files of tests/DevNode.Tests/Golden/contract.</summary>
internal static class GoldenContract
{
    public static byte[] Module(string name) => File.ReadAllBytes(Path(name + ".wasm"));

    public static JsonDocument Json(string file)
    {
        using var stream = File.OpenRead(Path(file));
        if (!file.EndsWith(".gz", StringComparison.Ordinal))
            return JsonDocument.Parse(stream);
        using var unpacked = new GZipStream(stream, CompressionMode.Decompress);
        return JsonDocument.Parse(unpacked);
    }

    private static string Path(string file, [CallerFilePath] string here = "") =>
        System.IO.Path.Combine(System.IO.Path.GetDirectoryName(here)!, "..", "Golden", "contract", file);
}
