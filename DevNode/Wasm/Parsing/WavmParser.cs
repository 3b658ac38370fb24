namespace DevNode.Wasm.Parsing;

/// <summary>
/// Reads and validates modules as WAVM does in nodeos (WASMSerialization.cpp): a contract before CONFIGURABLE_WASM_LIMITS2 is set only when
/// it passes this, and every contract must pass it, without limits, when it is first run. A module with several faults is refused for the same one.
/// </summary>
internal sealed partial class WavmParser
{
    private const byte User = 0, LastKnown = 11;
    private const uint Magic = 0x6d736100, Version = 1, MostFunctions = 1024;

    private readonly WavmModule _module;

    private WavmParser(WavmModule module) => _module = module;

    /// <exception cref="WasmParseException">The module is not valid; the message is nodeos's.</exception>
    public static WavmModule Parse(byte[] code, bool checksLimits)
    {
        var module = new WavmModule(code);
        var parser = new WavmParser(module);
        var reader = new WavmReader(code, 0, code.Length, checksLimits);
        reader.Constant("magic number", Magic);
        reader.Constant("version", Version);
        byte last = 0;
        while (!reader.AtEnd)
        {
            var id = reader.Peek();
            if (id != User && id <= last)
                throw new WasmParseException("incorrect order for known section");
            if (id > LastKnown)
                throw new WasmParseException("unknown section ID");
            last = Math.Max(last, id);
            reader.Byte();
            var section = reader.Slice(reader.U32());
            parser.Section(id, ref section);
            if (!section.AtEnd)
                throw new WasmParseException("section contained more data than expected");
        }
        WavmDefinitions.Validate(module);
        return module;
    }

    private void Section(byte id, ref WavmReader reader)
    {
        switch (id)
        {
            case User:
                WavmReader.CheckUtf8(reader.Text());
                reader.Bytes((uint)(reader.End - reader.Position));
                break;
            case 1: Each(ref reader, Type); break;
            case 2: Imports(ref reader); break;
            case 3: Functions(ref reader); break;
            case 4: Each(ref reader, (ref WavmReader r) => _module.Tables.Add(Table(ref r))); break;
            case 5: Each(ref reader, (ref WavmReader r) => _module.Memories.Add(Size(ref r, 0))); break;
            case 6: Each(ref reader, (ref WavmReader r) => _module.Globals.Add(Global(ref r) with { Initializer = Initializer(ref r) })); break;
            case 7: Each(ref reader, Export); break;
            case 8: _module.Start = reader.U32(); break;
            case 9: Each(ref reader, Element); break;
            case 10: Code(ref reader); break;
            default: Each(ref reader, Data); break;
        }
    }

    private delegate void EntryReader(ref WavmReader reader);

    private static void Each(ref WavmReader reader, EntryReader read)
    {
        for (var left = reader.Count(); left > 0; left--)
            read(ref reader);
    }

    private void Functions(ref WavmReader reader)
    {
        var count = reader.U32();
        if (reader.ChecksLimits && count >= MostFunctions)
            throw new WasmParseException("Too many function defs");
        for (; count > 0; count--)
        {
            var type = reader.U32();
            if (type >= _module.Types.Count)
                throw new WasmParseException("invalid function type index");
            _module.Functions.Add(new(type));
        }
    }

    private void Code(ref WavmReader reader)
    {
        if (reader.U32() != _module.Functions.Count)
            throw new WasmParseException("function and code sections have mismatched function counts");
        foreach (var function in _module.Functions)
            Body(function, ref reader);
    }

    private void Body(WavmFunction function, ref WavmReader reader)
    {
        const uint mostCode = 20 * 1024 * 1024, mostSets = 1024, mostLocalBytes = 8192;
        var size = reader.U32();
        var body = reader.Slice(size);
        var sets = body.U32();
        if (body.ChecksLimits && size >= mostCode)
            throw new WasmParseException("Function body too large");
        if (body.ChecksLimits && sets >= mostSets)
            throw new WasmParseException("too many local sets");
        var bytes = 0ul;
        for (; sets > 0; sets--)
        {
            var count = body.U32();
            var type = body.ValueType();
            bytes += count * 4ul;
            if (body.ChecksLimits && bytes > mostLocalBytes)
                throw new WasmParseException("too many locals");
            function.Locals.Add((count, type));
        }
        (function.CodeStart, function.CodeEnd) = (body.Position, body.End);
        new WavmFunctionValidator(_module, function).Validate(ref body);
    }
}
