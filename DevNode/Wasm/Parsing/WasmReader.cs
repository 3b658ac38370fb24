using System.Buffers.Binary;
using System.Text;

namespace DevNode.Wasm.Parsing;

/// <summary>A bounded cursor over the bytes of a module; texts of errors as in eos-vm's guarded_ptr and leb128.</summary>
internal struct WasmReader(byte[] bytes, int position, int end)
{
    public int Position { get; private set; } = position;
    public int End { get; private set; } = end;

    public readonly bool AtEnd => Position == End;

    public byte Byte() =>
        Position < End ? bytes[Position++] : throw new WasmParseException("overbounding pointer");

    public readonly byte Peek() =>
        Position < End ? bytes[Position] : throw new WasmParseException("accessing out of bounds");

    public void Skip(uint count)
    {
        if (count > (uint)(End - Position))
            throw new WasmParseException("overbounding pointer");
        Position += (int)count;
    }

    /// <summary>Narrows the cursor to the next <paramref name="count"/> bytes and returns the former end.</summary>
    public int Narrow(uint count)
    {
        if (count > (uint)(End - Position))
            throw new WasmParseException("guarded ptr out of bounds");
        var former = End;
        End = Position + (int)count;
        return former;
    }

    public void Widen(int end) => End = end;

    public uint U32() => (uint)Unsigned(32);

    public byte U1() => (byte)Unsigned(1);

    public int I32() => (int)Signed(32);

    public long I64() => Signed(64);

    public uint Fixed32()
    {
        Need(4);
        var value = BinaryPrimitives.ReadUInt32LittleEndian(bytes.AsSpan(Position));
        Position += 4;
        return value;
    }

    public ulong Fixed64()
    {
        Need(8);
        var value = BinaryPrimitives.ReadUInt64LittleEndian(bytes.AsSpan(Position));
        Position += 8;
        return value;
    }

    public string Name(uint maximumBytes)
    {
        var length = U32();
        if (length > maximumBytes)
            throw new WasmParseException("name too long");
        var former = Narrow(length);
        var start = Position;
        while (!AtEnd)
            CodePoint();
        Widen(former);
        return Encoding.UTF8.GetString(bytes, start, (int)length);
    }

    private void CodePoint()
    {
        var first = Byte();
        if (first < 0x80)
            return;
        var (more, least) = first switch
        {
            >= 0xc0 and < 0xe0 => (1, 0x80),
            >= 0xe0 and < 0xf0 => (2, 0x800),
            >= 0xf0 and < 0xf8 => (3, 0x10000),
            _ => throw new WasmParseException("invalid utf8 encoding"),
        };
        var value = first & (0x3f >> more);
        for (; more > 0; more--)
        {
            var next = Byte();
            if ((next & 0xc0) != 0x80)
                throw new WasmParseException("invalid utf8 encoding");
            value = (value << 6) | (next & 0x3f);
        }
        if (value < least || value > 0x10ffff || value is >= 0xd800 and < 0xe000)
            throw new WasmParseException("invalid utf8 encoding");
    }

    public ReadOnlyMemory<byte> Bytes(uint count)
    {
        Need(count);
        var slice = bytes.AsMemory(Position, (int)count);
        Position += (int)count;
        return slice;
    }

    private readonly void Need(uint count)
    {
        if (count > (uint)(End - Position))
            throw new WasmParseException("guarded ptr out of bounds");
    }

    private ulong Unsigned(int bits)
    {
        ulong result = 0;
        for (var shift = 0; ; shift += 7)
        {
            var part = LebByte(shift, bits);
            result |= (ulong)(part & 0x7f) << shift;
            if ((part & 0x80) != 0)
                continue;
            if (shift + 7 >= bits && part >> (bits - shift) != 0)
                throw new WasmParseException("unused bits of unsigned leb128 must be 0");
            return result;
        }
    }

    private long Signed(int bits)
    {
        long result = 0;
        for (var shift = 0; ; shift += 7)
        {
            var part = LebByte(shift, bits);
            result |= (long)(part & 0x7f) << shift;
            if ((part & 0x80) != 0)
                continue;
            if (shift + 7 >= bits)
            {
                var top = (sbyte)(part << 1) >> 1 >> (bits - shift - 1);
                if (top is not (0 or -1))
                    throw new WasmParseException("unused bits of signed leb128 must be the same as the sign bit");
            }
            if (shift + 7 < 64 && (part & 0x40) != 0)
                result |= -1L << (shift + 7);
            return result;
        }
    }

    private byte LebByte(int shift, int bits)
    {
        if (shift >= bits)
            throw new WasmParseException("incorrect leb128 encoding");
        if (Position >= End)
            throw new WasmParseException("pointer out of bounds");
        return bytes[Position++];
    }
}
