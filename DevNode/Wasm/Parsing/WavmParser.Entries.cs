namespace DevNode.Wasm.Parsing;

/// <content>The entries of the sections.</content>
internal sealed partial class WavmParser
{
    private void Type(ref WavmReader reader)
    {
        reader.Constant("function type tag", (byte)0x60);
        var parameters = new List<byte>();
        Each(ref reader, (ref WavmReader r) => parameters.Add(r.ValueType()));
        _module.Types.Add(new([.. parameters], reader.U1() ? reader.ValueType() : (byte)0));
    }

    private void Imports(ref WavmReader reader)
    {
        for (var left = reader.U32(); left > 0; left--)
        {
            var (from, name) = (reader.Text(), reader.Text());
            WavmReader.CheckUtf8(from);
            WavmReader.CheckUtf8(name);
            switch ((ExternalKind)reader.Byte())
            {
                case ExternalKind.Function: FunctionImport(ref reader); break;
                case ExternalKind.Table: _module.TableImports.Add(Table(ref reader)); break;
                case ExternalKind.Memory: _module.MemoryImports.Add(Size(ref reader, 0)); break;
                case ExternalKind.Global: _module.GlobalImports.Add(Global(ref reader)); break;
                default: throw new WasmParseException("invalid ObjectKind");
            }
        }
    }

    private void FunctionImport(ref WavmReader reader)
    {
        var type = reader.U32();
        if (type >= _module.Types.Count)
            throw new WasmParseException("invalid import function type index");
        _module.FunctionImports.Add(type);
        if (reader.ChecksLimits && _module.FunctionImports.Count >= MostFunctions)
            throw new WasmParseException("Too many function imports");
    }

    private static WavmSize Table(ref WavmReader reader) => Size(ref reader, reader.Byte());

    private static WavmSize Size(ref WavmReader reader, byte elementType)
    {
        var hasMaximum = (reader.U32() & 1) != 0;
        return new(reader.U32(), hasMaximum ? reader.U32() : null, elementType);
    }

    private static WavmGlobal Global(ref WavmReader reader) => new(reader.ValueType(), reader.U1());

    private static WavmInitializer Initializer(ref WavmReader reader)
    {
        var opcode = reader.Byte();
        var value = 0u;
        switch ((Opcode)opcode)
        {
            case Opcode.I32Const: value = (uint)reader.I32(); break;
            case Opcode.I64Const: reader.I64(); break;
            case Opcode.F32Const: reader.Advance(4); break;
            case Opcode.F64Const: reader.Advance(8); break;
            case Opcode.GlobalGet: value = reader.U32(); break;
            default: throw new WasmParseException("invalid initializer expression opcode");
        }
        reader.Constant("expected end opcode", (byte)Opcode.End);
        return new(opcode, value);
    }

    private void Export(ref WavmReader reader)
    {
        var name = reader.Text();
        WavmReader.CheckUtf8(name);
        _module.Exports.Add(new(name, reader.Byte(), reader.U32()));
    }

    private void Element(ref WavmReader reader)
    {
        var (table, offset) = (reader.U32(), Initializer(ref reader));
        var functions = new List<uint>();
        Each(ref reader, (ref WavmReader r) => functions.Add(r.U32()));
        _module.Elements.Add(new(table, offset, (uint)functions.Count, functions));
    }

    private void Data(ref WavmReader reader)
    {
        var (memory, offset) = (reader.U32(), Initializer(ref reader));
        var length = reader.Count();
        reader.Advance(length);
        _module.Data.Add(new(memory, offset, length, []));
    }
}
