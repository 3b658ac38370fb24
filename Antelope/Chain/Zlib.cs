using System.IO.Compression;
using Antelope.Serialization;

namespace Antelope.Chain;

/// <summary>Compressed bytes of transactions.</summary>
internal static class Zlib
{
    /// <summary>Largest size of inflated bytes (nodeos zlib_decompress limit).</summary>
    public const int MaxInflatedSize = 1024 * 1024;

    public static byte[] Deflate(byte[] bytes)
    {
        if (bytes.Length == 0)
            return [];
        var compressed = new MemoryStream();
        using (var zlib = new ZLibStream(compressed, CompressionLevel.SmallestSize))
            zlib.Write(bytes);
        return compressed.ToArray();
    }

    public static byte[] Inflate(byte[] bytes)
    {
        if (bytes.Length == 0)
            return [];
        try
        {
            using var zlib = new ZLibStream(new EndingStream(bytes), CompressionMode.Decompress);
            var buffer = new byte[MaxInflatedSize + 1];
            var length = zlib.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false);
            return length <= MaxInflatedSize
                ? buffer[..length]
                : throw new InflatedSizeException();
        }
        // The library's IOException is for bytes that ask for a preset dictionary.
        catch (Exception e) when (e is InvalidDataException or IOException)
        {
            throw new PackException("internal decompression error", e);
        }
    }

    /// <summary>Compressed bytes: to read on behind them is an error, as the decompressor asks for more only when their end is missing.</summary>
    private sealed class EndingStream(byte[] bytes) : MemoryStream(bytes, writable: false)
    {
        public override int Read(byte[] buffer, int offset, int count) => Position < Length ? base.Read(buffer, offset, count) : throw Ended();
        public override int Read(Span<byte> buffer) => Position < Length ? base.Read(buffer) : throw Ended();

        private static InvalidDataException Ended() => new("the compressed bytes end too early");
    }
}
