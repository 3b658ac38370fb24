namespace DevNode.Wasm.Parsing;

/// <summary>Sections that describe storage: table, memory, globals, and what initialises them.</summary>
internal sealed partial class SectionParser
{
    private const uint PageLimit = 65536;

    private byte LimitsFlag(ref WasmReader reader)
    {
        if (options.AllowU32LimitsFlags)
            return (byte)(reader.U32() & 1);
        if (reader.Peek() > 1)
            throw new WasmParseException("invalid flags");
        return reader.Byte();
    }

    private void Table(ref WasmReader reader)
    {
        if (reader.Byte() != 0x70)
            throw new WasmParseException("table must have type anyfunc");
        var bounded = LimitsFlag(ref reader) != 0;
        var initial = reader.U32();
        if (bounded && reader.U32() < initial)
            throw new WasmParseException("table max size less than min size");
        if (initial > options.MaxTableElements)
            throw new WasmParseException("table size exceeds limit");
        module.Table = new int[initial];
        Array.Fill(module.Table, -1);
    }

    private void Memory(ref WasmReader reader)
    {
        var bounded = LimitsFlag(ref reader) != 0;
        var initial = reader.U32();
        if (initial > options.MaxPages || initial > PageLimit)
            throw new WasmParseException("initial memory out of range");
        uint? maximum = bounded ? reader.U32() : null;
        if (maximum < initial)
            throw new WasmParseException("maximum must be at least minimum");
        if (maximum > PageLimit)
            throw new WasmParseException("maximum memory out of range");
        module.Memory = new Limits(initial, maximum);
    }

    private void Global(ref WasmReader reader)
    {
        var type = ValueTypeOr(reader.Byte(), "invalid global content type");
        var mutable = reader.U1() != 0;
        if (mutable)
            CountMutableGlobal(type);
        module.Globals.Add(new Global(type, mutable, Initializer(ref reader, type)));
    }

    private void CountMutableGlobal(ValueType type)
    {
        _mutableGlobalBytes += type.Bytes();
        if (_mutableGlobalBytes > options.MaxMutableGlobalBytes)
            throw new WasmParseException("mutable globals exceeded limit");
    }

    private void Element(ref WasmReader reader)
    {
        if (module.Table is null)
            throw new WasmParseException("table not declared");
        if (reader.U32() != 0)
            throw new WasmParseException("only table index of 0 is supported");
        var offset = (uint)Initializer(ref reader, ValueType.I32);
        var size = reader.U32();
        var functions = new List<int>();
        for (uint i = 0; i < size; i++)
        {
            var function = reader.U32();
            if (function >= (uint)module.FunctionCount)
                throw new WasmParseException("elem for undefined function");
            functions.Add((int)function);
        }
        if ((ulong)offset + size <= (ulong)module.Table.Length)
            functions.CopyTo(module.Table, (int)offset);
        else
            module.InstantiationError = "elem out of range";
    }

    private void DataEntry(ref WasmReader reader)
    {
        if (module.Memory is null)
            throw new WasmParseException("data requires memory");
        reader.U32();
        var offset = (uint)Initializer(ref reader, ValueType.I32);
        var length = reader.U32();
        if ((ulong)offset + length > options.MaxLinearMemoryInit)
            throw new WasmParseException("out-of-bounds data section");
        module.Data.Add(new DataSegment(offset, reader.Bytes(length)));
    }

    private static long Initializer(ref WasmReader reader, ValueType type)
    {
        var (actual, value) = reader.Byte() switch
        {
            0x41 => (ValueType.I32, (long)reader.I32()),
            0x42 => (ValueType.I64, reader.I64()),
            0x43 => (ValueType.F32, (long)reader.Fixed32()),
            0x44 => (ValueType.F64, (long)reader.Fixed64()),
            _ => throw new WasmParseException(
                "initializer expression can only acception i32.const, i64.const, f32.const and f64.const"),
        };
        if (actual != type)
            throw new WasmParseException($"expected {actual.ToString().ToLowerInvariant()} initializer");
        if (reader.Byte() != 0x0b)
            throw new WasmParseException("no end op found");
        return value;
    }
}
