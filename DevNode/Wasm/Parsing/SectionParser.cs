namespace DevNode.Wasm.Parsing;

internal sealed partial class SectionParser(WasmModule module, ParserOptions options)
{
    private uint _mutableGlobalBytes;

    public void Parse(byte id, ref WasmReader reader)
    {
        switch (id)
        {
            case 0: Custom(ref reader); break;
            case 1: Each(ref reader, options.MaxSectionElements, Type); break;
            case 2: Each(ref reader, options.MaxSectionElements, Import); break;
            case 3: Each(ref reader, options.MaxSectionElements, Function); CheckFunctionTypes(); break;
            case 4: Each(ref reader, 1, Table); break;
            case 5: Each(ref reader, 1, Memory); break;
            case 6: Each(ref reader, options.MaxSectionElements, Global); break;
            case 7: Each(ref reader, options.MaxSectionElements, ExportEntry); CheckExportNames(); break;
            case 8: Start(ref reader); break;
            case 9: Each(ref reader, options.MaxSectionElements, Element); break;
            case 10: Code(ref reader); break;
            case 11: Each(ref reader, options.MaxSectionElements, DataEntry); break;
            default: throw new WasmParseException("error invalid section id");
        }
    }

    private delegate void EntryParser(ref WasmReader reader);

    private static void Each(ref WasmReader reader, uint maximum, EntryParser entry)
    {
        var count = reader.U32();
        if (count > maximum)
            throw new WasmParseException("number of section elements exceeded limit");
        for (uint i = 0; i < count; i++)
            entry(ref reader);
    }

    private static void Custom(ref WasmReader reader)
    {
        reader.Name(uint.MaxValue);
        reader.Skip((uint)(reader.End - reader.Position));
    }

    private void Type(ref WasmReader reader)
    {
        if (reader.Byte() != 0x60)
            throw new WasmParseException("invalid function type");
        var count = reader.U32();
        var parameters = new List<ValueType>();
        for (uint i = 0; i < count; i++)
            parameters.Add(ValueTypeOr(reader.Byte(), "invalid function param type"));
        var results = reader.Byte();
        if (results > 1)
            throw new WasmParseException("invalid function return count");
        ValueType? result = results == 1 ? ValueTypeOr(reader.Byte(), "invalid function return type") : null;
        module.Types.Add(new FunctionType(parameters, result));
    }

    private void Import(ref WasmReader reader)
    {
        var from = reader.Name(options.MaxSymbolBytes);
        var field = reader.Name(options.MaxSymbolBytes);
        var kind = reader.Byte();
        var type = reader.U32();
        if (kind != (byte)ExternalKind.Function)
            throw new WasmParseException("only function imports are supported");
        if (type >= (uint)module.Types.Count)
            throw new WasmParseException("Invalid function type");
        module.Imports.Add(new FunctionImport(from, field, (int)type));
    }

    private void Function(ref WasmReader reader)
    {
        var type = reader.U32();
        module.Functions.Add(type > int.MaxValue ? int.MaxValue : (int)type);
    }

    private void CheckFunctionTypes()
    {
        foreach (var type in module.Functions)
            module.TypeAt((uint)type);
    }

    private void Start(ref WasmReader reader)
    {
        var function = reader.U32();
        var type = module.TypeOf(function);
        if (type.Result is not null || type.Parameters.Count != 0)
            throw new WasmParseException("wrong type for start");
        module.Start = (int)function;
    }

    private void ExportEntry(ref WasmReader reader)
    {
        var name = reader.Name(options.MaxSymbolBytes);
        var kind = reader.Byte();
        var index = reader.U32();
        var (count, what) = (ExternalKind)kind switch
        {
            ExternalKind.Function => (module.FunctionCount, "function"),
            ExternalKind.Table => (module.Table is null ? 0 : 1, "table"),
            ExternalKind.Memory => (module.Memory is null ? 0 : 1, "memory"),
            ExternalKind.Global => (module.Globals.Count, "global"),
            _ => throw new WasmParseException("Unknown export kind"),
        };
        if (index >= (uint)count)
            throw new WasmParseException($"{what} export out of range");
        module.Exports.Add(new Export(name, (ExternalKind)kind, index));
    }

    private void CheckExportNames()
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        if (!module.Exports.TrueForAll(export => names.Add(export.Name)))
            throw new WasmParseException("duplicate export name");
    }

    private static ValueType ValueTypeOr(byte encoded, string error) =>
        encoded is >= 0x7c and <= 0x7f ? (ValueType)encoded : throw new WasmParseException(error);
}
