namespace DevNode.Wasm.Parsing;

/// <summary>Parameters and result of a function; types as <see cref="WavmReader.ValueType"/> gives them, result 0 for none.</summary>
internal sealed record WavmType(byte[] Parameters, byte Result)
{
    public bool Is(byte result, params ReadOnlySpan<byte> parameters) => Result == result && parameters.SequenceEqual(Parameters);
}

/// <summary>Size of a table or memory, and the type of a table's elements.</summary>
internal readonly record struct WavmSize(uint Minimum, uint? Maximum, byte ElementType = 0);

internal readonly record struct WavmGlobal(byte Type, bool IsMutable, WavmInitializer Initializer = default);

/// <summary>The opcode of a constant with the value of i32.const, or of get_global with an index.</summary>
internal readonly record struct WavmInitializer(byte Opcode, uint Value);

internal readonly record struct WavmExport(string Name, byte Kind, uint Index);

/// <summary>What initializes a memory or a table: which, from where on, how much; functions for a table.</summary>
internal readonly record struct WavmSegment(uint Target, WavmInitializer Offset, uint Length, IReadOnlyList<uint> Functions);

/// <summary>A function of the module: its type's index, runs of locals, and where its instructions are.</summary>
internal sealed class WavmFunction(uint type)
{
    public uint Type { get; } = type;
    public List<(uint Count, byte Type)> Locals { get; } = [];
    public int CodeStart { get; set; }
    public int CodeEnd { get; set; }
}

/// <summary>What WAVM reads of a module (IR/Module.h).</summary>
internal sealed class WavmModule(byte[] code)
{
    public byte[] Code { get; } = code;
    public List<WavmType> Types { get; } = [];
    public List<uint> FunctionImports { get; } = [];
    public List<WavmSize> TableImports { get; } = [];
    public List<WavmSize> MemoryImports { get; } = [];
    public List<WavmGlobal> GlobalImports { get; } = [];
    public List<WavmFunction> Functions { get; } = [];
    public List<WavmSize> Tables { get; } = [];
    public List<WavmSize> Memories { get; } = [];
    public List<WavmGlobal> Globals { get; } = [];
    public List<WavmExport> Exports { get; } = [];
    public uint? Start { get; set; }
    public List<WavmSegment> Elements { get; } = [];
    public List<WavmSegment> Data { get; } = [];

    public uint FunctionCount => (uint)(FunctionImports.Count + Functions.Count);
    public uint TableCount => (uint)(TableImports.Count + Tables.Count);
    public uint MemoryCount => (uint)(MemoryImports.Count + Memories.Count);
    public uint GlobalCount => (uint)(GlobalImports.Count + Globals.Count);

    /// <summary>Signature of a function, imports first; it must exist.</summary>
    public WavmType TypeOf(uint function) => Types[(int)(function < FunctionImports.Count ? FunctionImports[(int)function] : Functions[(int)function - FunctionImports.Count].Type)];

    /// <summary>A global, imports first; it must exist.</summary>
    public WavmGlobal GlobalAt(uint index) => index < GlobalImports.Count ? GlobalImports[(int)index] : Globals[(int)index - GlobalImports.Count];
}
