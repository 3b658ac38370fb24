using System.Buffers.Binary;
using System.Text;

namespace DevNode.Chain;

/// <summary>
/// Writes nodeos's binary snapshot (portable, version 1 of the container): magic number and version, then per section its size, number
/// of rows, name and rows, then eight 0xff bytes. The stream must be able to seek.
/// </summary>
public sealed class SnapshotFileWriter : ISnapshotWriter
{
    public const uint MagicNumber = 0x30510550;
    public const uint Version = 1;

    private readonly Stream _stream;
    private long _sectionStart;
    private ulong _rows;

    public SnapshotFileWriter(Stream stream)
    {
        _stream = stream;
        Span<byte> header = stackalloc byte[8];
        BinaryPrimitives.WriteUInt32LittleEndian(header, MagicNumber);
        BinaryPrimitives.WriteUInt32LittleEndian(header[4..], Version);
        stream.Write(header);
    }

    public void StartSection(string name)
    {
        _sectionStart = _stream.Position;
        _rows = 0;
        _stream.Write(new byte[16]);
        _stream.Write(Encoding.UTF8.GetBytes(name));
        _stream.WriteByte(0);
    }

    public void WriteRow(ReadOnlySpan<byte> row)
    {
        _stream.Write(row);
        _rows++;
    }

    public void EndSection()
    {
        var end = _stream.Position;
        _stream.Position = _sectionStart;
        Span<byte> sizes = stackalloc byte[16];
        BinaryPrimitives.WriteUInt64LittleEndian(sizes, (ulong)(end - _sectionStart - 8));
        BinaryPrimitives.WriteUInt64LittleEndian(sizes[8..], _rows);
        _stream.Write(sizes);
        _stream.Position = end;
    }

    /// <summary>Ends the snapshot.</summary>
    public void Complete()
    {
        Span<byte> end = stackalloc byte[8];
        end.Fill(0xff);
        _stream.Write(end);
    }
}
