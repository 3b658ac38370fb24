using System.Buffers.Binary;
using System.Text;

namespace DevNode.Chain;

/// <summary>A nodeos binary snapshot in memory: its sections by name.</summary>
public sealed class SnapshotFile
{
    private readonly Dictionary<string, (ulong Rows, ReadOnlyMemory<byte> Data)> _sections = [];

    /// <summary>Reads the structure; snapshot_exception when magic number, version or sizes are wrong.</summary>
    public SnapshotFile(ReadOnlyMemory<byte> bytes)
    {
        var error = ChainErrors.SnapshotException;
        error.Assert(bytes.Length >= 16, "Binary snapshot is too short");
        error.Assert(UInt32(bytes, 0) == SnapshotFileWriter.MagicNumber, "Binary snapshot has unexpected magic number!");
        var version = UInt32(bytes, 4);
        error.Assert(version == SnapshotFileWriter.Version,
            $"Binary snapshot is an unsuppored version.  Expected : {SnapshotFileWriter.Version}, Got: {version}");
        for (var position = 8; ;)
        {
            error.Assert(position + 8 <= bytes.Length, "Binary snapshot ends without its end marker");
            var size = UInt64(bytes, position);
            if (size == ulong.MaxValue)
                return;
            error.Assert(size >= 8 && size <= (ulong)(bytes.Length - position - 8), $"Binary snapshot has a section of {size} bytes at offset {position}, which it does not hold");
            var section = bytes.Slice(position + 8, (int)size);
            var nameLength = section.Span[8..].IndexOf((byte)0);
            error.Assert(nameLength >= 0, $"Binary snapshot has a section without name at offset {position}");
            var name = Encoding.UTF8.GetString(section.Span.Slice(8, nameLength));
            error.Assert(_sections.TryAdd(name, (UInt64(section, 0), section[(9 + nameLength)..])), $"Binary snapshot has two sections named {name}");
            position += 8 + (int)size;
        }
    }

    /// <summary>Number of rows and packed rows of a section; snapshot_exception when there is none of that name.</summary>
    public (ulong Rows, ReadOnlyMemory<byte> Data) Section(string name) =>
        _sections.TryGetValue(name, out var section) ? section : throw ChainErrors.SnapshotException.Error($"Binary snapshot has no section named {name:n}");

    private static uint UInt32(ReadOnlyMemory<byte> bytes, int offset) => BinaryPrimitives.ReadUInt32LittleEndian(bytes.Span[offset..]);
    private static ulong UInt64(ReadOnlyMemory<byte> bytes, int offset) => BinaryPrimitives.ReadUInt64LittleEndian(bytes.Span[offset..]);
}
