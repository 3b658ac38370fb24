namespace DevNode.Wasm;

/// <summary>A parsed and validated module. Function indices count imports first.</summary>
public sealed class WasmModule
{
    internal WasmModule(byte[] code) => Code = code;

    /// <summary>The bytes of the module.</summary>
    public byte[] Code { get; }
    public List<FunctionType> Types { get; } = [];
    public List<FunctionImport> Imports { get; } = [];

    /// <summary>Type index of every function defined in the module.</summary>
    public List<int> Functions { get; } = [];
    public List<FunctionBody> Bodies { get; } = [];
    public List<Global> Globals { get; } = [];
    public List<Export> Exports { get; } = [];
    public List<DataSegment> Data { get; } = [];

    /// <summary>Limits of the memory, null when the module has none.</summary>
    public Limits? Memory { get; internal set; }

    /// <summary>Function index per table element, -1 where none; null when the module has no table.</summary>
    public int[]? Table { get; internal set; }

    /// <summary>Index of the start function.</summary>
    public int? Start { get; internal set; }

    /// <summary>A fault that lets the module be stored but never run, e.g. "elem out of range".</summary>
    public string? InstantiationError { get; internal set; }

    /// <summary>Number of imported and defined functions.</summary>
    public int FunctionCount => Imports.Count + Functions.Count;

    /// <summary>Signature of a function.</summary>
    /// <exception cref="WasmParseException">There is no such function.</exception>
    public FunctionType TypeOf(uint function)
    {
        if (function < (uint)Imports.Count)
            return TypeAt((uint)Imports[(int)function].TypeIndex);
        var index = function - (uint)Imports.Count;
        if (index >= (uint)Functions.Count)
            throw new WasmParseException("vector read out of bounds");
        return TypeAt((uint)Functions[(int)index]);
    }

    /// <summary>A type of the type section.</summary>
    /// <exception cref="WasmParseException">There is no such type.</exception>
    public FunctionType TypeAt(uint index) =>
        index < (uint)Types.Count ? Types[(int)index] : throw new WasmParseException("vector read out of bounds");

    /// <summary>Index of the exported function of that name, null when there is none.</summary>
    public uint? ExportedFunction(string name) =>
        Exports.Find(export => export.Kind == ExternalKind.Function && export.Name == name)?.Index;
}
