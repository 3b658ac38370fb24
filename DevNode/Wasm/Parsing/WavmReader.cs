using System.Text;

namespace DevNode.Wasm.Parsing;

/// <summary>A bounded cursor over the bytes of a module; texts of errors as in nodeos's WAVM (Inline/Serialization.h).</summary>
internal struct WavmReader(byte[] bytes, int position, int end, bool checksLimits)
{
    private const uint Most = 8192, MostBytesAtOnce = 65536;

    public int Position { get; private set; } = position;
    public readonly int End => end;
    public readonly bool AtEnd => Position == end;

    /// <summary>Whether the sizes of texts and arrays are limited: when a contract is set, not when it runs.</summary>
    public readonly bool ChecksLimits => checksLimits;

    /// <summary>The next bytes, which are skipped.</summary>
    public int Advance(uint count)
    {
        if (count > (uint)(end - Position))
            throw new WasmParseException("expected data but found end of stream");
        Position += (int)count;
        return Position - (int)count;
    }

    /// <summary>A cursor over the next bytes, which are skipped.</summary>
    public WavmReader Slice(uint count)
    {
        var start = Advance(count);
        return new(bytes, start, start + (int)count, checksLimits);
    }

    public byte Byte() => bytes[Advance(1)];

    public readonly byte Peek() => AtEnd ? throw new WasmParseException("expected data but found end of stream") : bytes[Position];

    /// <summary>As many bytes at once as a user section may have.</summary>
    public void Bytes(uint count)
    {
        if (checksLimits && count >= MostBytesAtOnce)
            throw new WasmParseException($"Trying to deserialize bytes of size : {count}");
        Advance(count);
    }

    public uint U32() => (uint)Unsigned(32);

    public bool U1() => Unsigned(1) != 0;

    public byte U7() => (byte)Unsigned(7);

    public int I32() => (int)Signed(32);

    public void I64() => Signed(64);

    /// <summary>The code of a value type: 1 to 4 for i32, i64, f32 and f64, others for what is none.</summary>
    public byte ValueType() => (byte)-(sbyte)Signed(7);

    /// <summary>As <see cref="ValueType"/>; 0 for none.</summary>
    public byte BlockType() => ValueType() is var type && type == 64 ? (byte)0 : type;

    public void Constant(string message, byte expected) => Expect(message, Byte(), expected);

    public void Constant(string message, uint expected) =>
        Expect(message, System.Buffers.Binary.BinaryPrimitives.ReadUInt32LittleEndian(bytes.AsSpan(Advance(4))), expected);

    /// <summary>A text with its length; each byte is a character.</summary>
    public string Text()
    {
        var length = U32();
        var start = Advance(length);
        if (checksLimits && length >= Most)
            throw new WasmParseException($"Trying to deserialize string of size : {length}, which is over by {length - Most} bytes");
        return Encoding.Latin1.GetString(bytes, start, (int)length);
    }

    /// <summary>The number of elements of an array.</summary>
    public uint Count()
    {
        var count = U32();
        if (checksLimits && count >= Most)
            throw new WasmParseException($"Trying to deserialize array of size : {count}, which is over by {count - Most} bytes");
        return count;
    }

    /// <summary>Refuses a <see cref="Text"/> that is not UTF-8.</summary>
    public static void CheckUtf8(string text)
    {
        if (!System.Text.Unicode.Utf8.IsValid(Encoding.Latin1.GetBytes(text)))
            throw new WasmParseException("invalid UTF-8 encoding");
    }

    private static void Expect(string message, uint loaded, uint expected)
    {
        if (loaded != expected)
            throw new WasmParseException($"{message}: loaded {loaded} but was expecting {expected}");
    }

    private ulong Unsigned(int bits)
    {
        var value = Leb(bits, out var last, out var used, out _);
        return last >> used == 0 ? value : throw new WasmParseException("Invalid unsigned LEB encoding: unused bits in final byte must be 0");
    }

    private long Signed(int bits)
    {
        var value = Leb(bits, out var last, out var used, out var read);
        var unused = (byte)(0xff << used & 0x7f);
        var expected = (last >> (used - 1) & 1) != 0 ? unused : 0;
        if ((last & 0xff << used & 0xff) != expected)
            throw new WasmParseException("Invalid signed LEB encoding: unused bits in final byte must match the most-significant used bit");
        var shift = 64 - read * 7;
        return shift > 0 ? (long)(value << shift) >> shift : (long)value;
    }

    /// <summary>The bits of a number, the last byte it could have (0 when it is shorter), how many bits of that are used, and the bytes read.</summary>
    private ulong Leb(int bits, out byte last, out int used, out int read)
    {
        var most = (bits + 6) / 7;
        var value = 0ul;
        byte current = 0x80;
        for (read = 0; read < most && (current & 0x80) != 0; read++)
        {
            current = Byte();
            value |= (ulong)(current & 0x7f) << (read * 7);
        }
        last = read == most ? current : (byte)0;
        used = bits - ((most - 1) * 7);
        return value;
    }
}
