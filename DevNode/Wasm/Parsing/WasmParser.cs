namespace DevNode.Wasm.Parsing;

/// <summary>
/// Parses and validates modules as eos-vm's binary_parser does: sections in order, function bodies after the code section's
/// outline, so that a module with several faults is refused for the same one.
/// </summary>
public static class WasmParser
{
    private const uint Magic = 0x6d736100;
    private const uint Version = 1;

    /// <summary>Parses and validates.</summary>
    /// <exception cref="WasmParseException">The module is not acceptable; the message is nodeos's.</exception>
    public static WasmModule Parse(byte[] code, ParserOptions options)
    {
        var module = new WasmModule(code);
        var reader = new WasmReader(code, 0, code.Length);
        if (reader.Fixed32() != Magic)
            throw new WasmParseException("magic number did not match");
        if (reader.Fixed32() != Version)
            throw new WasmParseException("version number did not match");
        var sections = new SectionParser(module, options);
        byte highest = 0;
        while (!reader.AtEnd)
        {
            var id = reader.Byte();
            var former = reader.Narrow(reader.U32());
            if (id != 0 && id <= highest)
                throw new WasmParseException("section out of order");
            highest = Math.Max(highest, id);
            sections.Parse(id, ref reader);
            if (!reader.AtEnd)
                throw new WasmParseException("guarded_ptr not advanced");
            reader.Widen(former);
        }
        if (module.Bodies.Count != module.Functions.Count)
            throw new WasmParseException("code section must have the same size as the function section");
        return module;
    }
}
