using System.Buffers.Binary;
using System.Numerics;
using Antelope.Json;

namespace Antelope.Serialization;

/// <summary>Writes values in Antelope's binary form (little endian, varuint32 counts), as nodeos's fc::raw::pack does.</summary>
public sealed class PackWriter
{
    private byte[] _buffer;

    /// <summary>Creates a writer whose buffer starts at <paramref name="capacity"/> bytes and grows as needed.</summary>
    public PackWriter(int capacity = 256) => _buffer = new byte[capacity];

    /// <summary>Bytes written so far.</summary>
    public int Length { get; private set; }

    /// <summary>Bytes that fit before the buffer grows.</summary>
    public int Capacity => _buffer.Length;

    /// <summary>The bytes written so far; valid until the next write.</summary>
    public ReadOnlySpan<byte> Written => _buffer.AsSpan(0, Length);

    /// <summary>A copy of the bytes written so far.</summary>
    public byte[] ToArray() => Written.ToArray();

    /// <summary>Forgets what was written and keeps the buffer.</summary>
    public void Clear() => Length = 0;

    /// <summary>Reserves <paramref name="count"/> bytes and returns them to be filled.</summary>
    public Span<byte> Reserve(int count)
    {
        if (Length + count > _buffer.Length)
            Array.Resize(ref _buffer, Math.Max(_buffer.Length * 2, Length + count));
        var span = _buffer.AsSpan(Length, count);
        Length += count;
        return span;
    }

    public void WriteBool(bool value) => WriteUInt8(value ? (byte)1 : (byte)0);
    public void WriteUInt8(byte value) => Reserve(1)[0] = value;
    public void WriteUInt16(ushort value) => BinaryPrimitives.WriteUInt16LittleEndian(Reserve(2), value);
    public void WriteInt16(short value) => BinaryPrimitives.WriteInt16LittleEndian(Reserve(2), value);
    public void WriteUInt32(uint value) => BinaryPrimitives.WriteUInt32LittleEndian(Reserve(4), value);
    public void WriteInt32(int value) => BinaryPrimitives.WriteInt32LittleEndian(Reserve(4), value);
    public void WriteUInt64(ulong value) => BinaryPrimitives.WriteUInt64LittleEndian(Reserve(8), value);
    public void WriteInt64(long value) => BinaryPrimitives.WriteInt64LittleEndian(Reserve(8), value);
    public void WriteUInt128(UInt128 value) => BinaryPrimitives.WriteUInt128LittleEndian(Reserve(16), value);
    public void WriteFloat64(double value) => BinaryPrimitives.WriteDoubleLittleEndian(Reserve(8), value);

    /// <summary>Raw bytes without a count.</summary>
    public void WriteRaw(ReadOnlySpan<byte> value) => value.CopyTo(Reserve(value.Length));

    /// <summary>LEB128 as fc::unsigned_int.</summary>
    public void WriteVarUInt32(uint value)
    {
        while (value >= 0x80)
        {
            WriteUInt8((byte)(value | 0x80));
            value >>= 7;
        }
        WriteUInt8((byte)value);
    }

    /// <summary>Bytes that <see cref="WriteVarUInt32"/> writes, 1 to 5.</summary>
    public static int VarUInt32Size(uint value) => (BitOperations.Log2(value | 1) / 7) + 1;

    /// <summary>Zigzag LEB128 as fc::signed_int.</summary>
    public void WriteVarInt32(int value) => WriteVarUInt32((uint)((value << 1) ^ (value >> 31)));

    /// <summary>A count and the bytes.</summary>
    public void WriteBytes(ReadOnlySpan<byte> value)
    {
        WriteVarUInt32((uint)value.Length);
        WriteRaw(value);
    }

    /// <summary>A count of UTF-8 bytes and the bytes.</summary>
    public void WriteString(string value) => WriteBytes(Utf8Text.Encode(value));

    /// <summary>One value that knows its own binary form.</summary>
    public void Write<T>(T value) where T : IPackable<T> => value.Pack(this);

    /// <summary>A count and each value.</summary>
    public void WriteArray<T>(IReadOnlyCollection<T> values) where T : IPackable<T>
    {
        WriteVarUInt32((uint)values.Count);
        if (values is not T[] array)
        {
            foreach (var value in values)
                value.Pack(this);
            return;
        }
        foreach (var value in array)
            value.Pack(this);
    }
}
