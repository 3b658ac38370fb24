namespace DevNode.Wasm.Parsing;

/// <summary>The code section: first the outline of every body, then each body's instructions.</summary>
internal sealed partial class SectionParser
{
    private readonly List<ulong> _localBytes = [];

    private void Code(ref WasmReader reader)
    {
        Each(ref reader, options.MaxSectionElements, Body);
        if (module.Bodies.Count != module.Functions.Count)
            throw new WasmParseException("code section must have the same size as the function section");
        for (var i = 0; i < module.Bodies.Count; i++)
            new FunctionValidator(module, options, i, _localBytes[i]).Validate();
    }

    private void Body(ref WasmReader reader)
    {
        var size = reader.U32();
        if (size > options.MaxCodeBytes)
            throw new WasmParseException("Function body too large");
        var start = reader.Position;
        if (module.Bodies.Count >= module.Functions.Count)
            throw new WasmParseException("vector read out of bounds");
        var (locals, bytes) = Locals(ref reader);
        var end = (long)start + size;
        if (end > reader.End || end < reader.Position)
            throw new WasmParseException("guarded ptr out of bounds");
        if (end == reader.Position)
            throw new WasmParseException("overbounding pointer");
        var code = reader.Position;
        reader.Skip((uint)(end - code) - 1);
        if (reader.Byte() != 0x0b && !options.AllowCodeAfterFunctionEnd)
            throw new WasmParseException("failed parsing function body, expected 'end'");
        module.Bodies.Add(new FunctionBody(locals, code, (int)end));
        _localBytes.Add(bytes);
    }

    private (List<LocalRun> Locals, ulong Bytes) Locals(ref WasmReader reader)
    {
        var runs = reader.U32();
        var locals = new List<LocalRun>();
        ulong bytes = 0;
        for (uint i = 0; i < runs; i++)
        {
            var count = reader.U32();
            var encoded = reader.Byte();
            if (options.AllowInvalidEmptyLocalSet && count == 0)
                encoded = (byte)ValueType.I32;
            var type = ValueTypeOr(encoded, "invalid local type");
            bytes += (ulong)type.Bytes() * count;
            if (bytes > options.MaxFuncLocalBytes)
                throw new WasmParseException("local variable limit exceeded");
            locals.Add(new LocalRun(count, type));
        }
        return (locals, bytes);
    }
}
