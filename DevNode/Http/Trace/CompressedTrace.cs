using System.Buffers.Binary;
using System.IO.Compression;

namespace DevNode.Http;

/// <summary>
/// A file compressed so that it can be read from the middle (nodeos trace_api compressed_file): deflated data without header, in which a reader
/// can begin anew at some points; then for each of these its offset in the file as it was and here (64 bits each, little endian); then
/// their number (16 bits).
/// </summary>
internal static class CompressedTrace
{
    /// <summary>Bytes between the points of nodeos's files.</summary>
    public const int Stride = 6 * 1024 * 1024;

    private const int PointSize = 16;
    private const int CountSize = 2;

    /// <summary>Compresses what <paramref name="input"/> has.</summary>
    /// <param name="input">The file as it is.</param>
    /// <param name="output">Gets the compressed file.</param>
    /// <param name="stride">Bytes of the input between two points.</param>
    public static void Write(Stream input, Stream output, int stride = Stride)
    {
        using var points = new MemoryStream();
        var buffer = new byte[stride];
        var read = input.ReadAtLeast(buffer, stride, throwOnEndOfStream: false);
        for (var offset = 0L; read > 0;)
        {
            if (offset > 0)
                Write(points, offset, output.Position);
            offset += read;
            var next = new byte[stride];
            var nextRead = input.ReadAtLeast(next, stride, throwOnEndOfStream: false);
            WritePart(buffer.AsSpan(0, read), output, isLast: nextRead == 0);
            (buffer, read) = (next, nextRead);
        }
        output.Write(points.GetBuffer().AsSpan(0, (int)points.Length));
        Span<byte> count = stackalloc byte[CountSize];
        BinaryPrimitives.WriteUInt16LittleEndian(count, (ushort)(points.Length / PointSize));
        output.Write(count);
    }

    /// <summary>A stream that begins at an offset of the file as it was; it owns <paramref name="file"/>.</summary>
    public static Stream OpenAt(FileStream file, long offset)
    {
        var (point, start) = Points(file).LastOrDefault(p => p.Offset <= offset);
        file.Position = start;
        var stream = new DeflateStream(file, CompressionMode.Decompress);
        Skip(stream, offset - point);
        return stream;
    }

    private static IEnumerable<(long Offset, long Here)> Points(FileStream file)
    {
        var bytes = new byte[CountSize];
        file.Seek(-CountSize, SeekOrigin.End);
        file.ReadExactly(bytes);
        bytes = new byte[BinaryPrimitives.ReadUInt16LittleEndian(bytes) * PointSize];
        file.Seek(-CountSize - bytes.Length, SeekOrigin.End);
        file.ReadExactly(bytes);
        for (var at = 0; at < bytes.Length; at += PointSize)
            yield return (BinaryPrimitives.ReadInt64LittleEndian(bytes.AsSpan(at)), BinaryPrimitives.ReadInt64LittleEndian(bytes.AsSpan(at + sizeof(long))));
    }

    /// <summary>A part is compressed for itself; one that is not the last ends at a whole byte, without the mark of the end, so that the next can follow.</summary>
    private static void WritePart(ReadOnlySpan<byte> bytes, Stream output, bool isLast)
    {
        using var part = new MemoryStream();
        using var deflate = new DeflateStream(part, CompressionLevel.SmallestSize, leaveOpen: true);
        deflate.Write(bytes);
        if (isLast)
            deflate.Dispose();
        else
            deflate.Flush();
        output.Write(part.GetBuffer().AsSpan(0, (int)part.Length));
    }

    private static void Write(MemoryStream points, long offset, long here)
    {
        Span<byte> point = stackalloc byte[PointSize];
        BinaryPrimitives.WriteInt64LittleEndian(point, offset);
        BinaryPrimitives.WriteInt64LittleEndian(point[sizeof(long)..], here);
        points.Write(point);
    }

    private static void Skip(Stream stream, long count)
    {
        var buffer = new byte[81920];
        while (count > 0)
        {
            var part = buffer.AsSpan(0, (int)Math.Min(count, buffer.Length));
            stream.ReadExactly(part);
            count -= part.Length;
        }
    }
}
