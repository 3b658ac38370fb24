using System.Buffers.Binary;
using Antelope.Json;

namespace Antelope.Serialization;

/// <summary>Reads values in Antelope's binary form from a span; every read checks what is left.</summary>
public ref struct PackReader(ReadOnlySpan<byte> bytes)
{
    internal const uint MaximumElements = 1024 * 1024;

    /// <summary>Most bytes of a text or of bytes (libfc MAX_SIZE_OF_BYTE_ARRAYS).</summary>
    private const uint MaximumBytes = 20 * 1024 * 1024;

    private readonly ReadOnlySpan<byte> _bytes = bytes;

    /// <summary>Offset of the next byte.</summary>
    public int Position { get; private set; }

    /// <summary>Bytes not yet read.</summary>
    public readonly int Remaining => _bytes.Length - Position;

    /// <summary>The bytes between two positions already read.</summary>
    public readonly ReadOnlySpan<byte> Slice(int start, int length) => _bytes.Slice(start, length);

    /// <summary>All bytes from a position on.</summary>
    public readonly ReadOnlySpan<byte> From(int start) => _bytes[start..];

    /// <summary>Takes <paramref name="count"/> bytes; throws <see cref="PackException"/> when fewer are left.</summary>
    public ReadOnlySpan<byte> ReadRaw(int count)
    {
        if (count < 0 || count > Remaining)
            throw PastEnd(count, "read");
        var span = _bytes.Slice(Position, count);
        Position += count;
        return span;
    }

    private readonly PackException PastEnd(int count, string method) =>
        new($"datastream attempted to read past the end: {count} bytes wanted at offset {Position}, {Remaining} left")
        {
            RangeError = ErrorStep.Of($"{method:method} datastream of length {_bytes.Length:len} over by {1 - Remaining:over}"),
        };

    public byte ReadUInt8() => ReadRaw(1)[0];
    public bool ReadBool() => ReadUInt8() switch
    {
        0 => false,
        1 => true,
        var other => throw new PackException($"a bool is 0 or 1, not {other}, at offset {Position - 1}") { AssertError = "(b & ~1) == 0: " },
    };
    public ushort ReadUInt16() => BinaryPrimitives.ReadUInt16LittleEndian(ReadRaw(2));
    public short ReadInt16() => BinaryPrimitives.ReadInt16LittleEndian(ReadRaw(2));
    public uint ReadUInt32() => BinaryPrimitives.ReadUInt32LittleEndian(ReadRaw(4));
    public int ReadInt32() => BinaryPrimitives.ReadInt32LittleEndian(ReadRaw(4));
    public ulong ReadUInt64() => BinaryPrimitives.ReadUInt64LittleEndian(ReadRaw(8));
    public long ReadInt64() => BinaryPrimitives.ReadInt64LittleEndian(ReadRaw(8));
    public UInt128 ReadUInt128() => BinaryPrimitives.ReadUInt128LittleEndian(ReadRaw(16));
    public double ReadFloat64() => BinaryPrimitives.ReadDoubleLittleEndian(ReadRaw(8));

    /// <summary>LEB128 as fc::unsigned_int: after five bytes the number ends whatever the continuation bit says, bits above 32 are dropped.</summary>
    public uint ReadVarUInt32()
    {
        ulong value = 0;
        for (var shift = 0; shift < 32; shift += 7)
        {
            if (Remaining == 0)
                throw PastEnd(1, "get");
            var b = ReadUInt8();
            value |= (ulong)(b & 0x7f) << shift;
            if ((b & 0x80) == 0)
                break;
        }
        return (uint)value;
    }

    public int ReadVarInt32()
    {
        var value = ReadVarUInt32();
        return (int)(value >> 1) ^ -(int)(value & 1);
    }

    /// <summary>A count and that many bytes.</summary>
    public byte[] ReadBytes() => ReadRaw(ReadLength()).ToArray();

    /// <summary>A count and that many UTF-8 bytes.</summary>
    public string ReadString() => Utf8Text.Decode(ReadRaw(ReadLength()));

    /// <summary>A count of bytes; libfc takes at most 20 MiB.</summary>
    public int ReadLength()
    {
        var length = ReadVarUInt32();
        return length <= MaximumBytes ? (int)length
            : throw new PackException($"{length} bytes are more than {MaximumBytes}") { AssertError = "size.value <= MAX_SIZE_OF_BYTE_ARRAYS: " };
    }

    /// <summary>A count of elements, refused when the bytes left cannot hold them at <paramref name="minimumSize"/> bytes each.</summary>
    public int ReadCount(int minimumSize)
    {
        var count = ReadVarUInt32();
        if ((long)count * minimumSize > Remaining)
            throw new PackException($"a count of {count} at offset {Position} exceeds the {Remaining} bytes left");
        return (int)count;
    }

    /// <summary>A count of elements; libfc takes at most 1,048,576.</summary>
    public uint ReadElementCount()
    {
        var count = ReadVarUInt32();
        return count <= MaximumElements ? count
            : throw new PackException($"{count} elements are more than {MaximumElements}") { AssertError = "size.value <= MAX_NUM_ARRAY_ELEMENTS: " };
    }

    public T Read<T>() where T : IPackable<T> => T.Unpack(ref this);

    /// <summary>A count and each value; libfc takes at most 1,048,576.</summary>
    public T[] ReadArray<T>() where T : IPackable<T>
    {
        var count = ReadElementCount();
        if (count <= Remaining)
        {
            var values = new T[count];
            for (var i = 0; i < values.Length; i++)
                values[i] = T.Unpack(ref this);
            return values;
        }
        // Every value has a byte at least, so this ends with the error of the first one that is cut off, as in nodeos.
        while (true)
            T.Unpack(ref this);
    }
}
