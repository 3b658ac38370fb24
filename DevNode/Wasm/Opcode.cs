namespace DevNode.Wasm;

/// <summary>Instructions with operands in the code or with their own typing; the others are in <see cref="NumericOpcodes"/>.</summary>
internal enum Opcode : byte
{
    Unreachable = 0x00,
    Nop = 0x01,
    Block = 0x02,
    Loop = 0x03,
    If = 0x04,
    Else = 0x05,
    End = 0x0b,
    Br = 0x0c,
    BrIf = 0x0d,
    BrTable = 0x0e,
    Return = 0x0f,
    Call = 0x10,
    CallIndirect = 0x11,
    Drop = 0x1a,
    Select = 0x1b,
    LocalGet = 0x20,
    LocalSet = 0x21,
    LocalTee = 0x22,
    GlobalGet = 0x23,
    GlobalSet = 0x24,
    FirstLoad = 0x28,
    LastLoad = 0x35,
    FirstStore = 0x36,
    LastStore = 0x3e,
    MemorySize = 0x3f,
    MemoryGrow = 0x40,
    I32Const = 0x41,
    I64Const = 0x42,
    F32Const = 0x43,
    F64Const = 0x44,
    FirstNumeric = 0x45,
    LastNumeric = 0xbf,
}

/// <summary>Typing of loads, stores and of the instructions that only take operands from the stack.</summary>
internal static class NumericOpcodes
{
    private static readonly (ValueType, uint)[] MemoryTypings =
        [.. Enumerable.Range((int)Opcode.FirstLoad, Opcode.LastStore - Opcode.FirstLoad + 1).Select(MemoryTyping)];

    private static readonly (ValueType, int, ValueType)[] NumericTypings =
        [.. Enumerable.Range((int)Opcode.FirstNumeric, Opcode.LastNumeric - Opcode.FirstNumeric + 1).Select(NumericTyping)];

    private const ValueType I = ValueType.I32, L = ValueType.I64, F = ValueType.F32, D = ValueType.F64;

    /// <summary>Value type and size in bytes (as a power of two) of a load or store.</summary>
    public static (ValueType Type, uint Alignment) Memory(Opcode opcode) => MemoryTypings[opcode - Opcode.FirstLoad];

    private static (ValueType Type, uint Alignment) MemoryTyping(int opcode) => opcode switch
    {
        0x28 or 0x36 => (I, 2),
        0x29 or 0x37 => (L, 3),
        0x2a or 0x38 => (F, 2),
        0x2b or 0x39 => (D, 3),
        0x2c or 0x2d or 0x3a => (I, 0),
        0x2e or 0x2f or 0x3b => (I, 1),
        0x30 or 0x31 or 0x3c => (L, 0),
        0x32 or 0x33 or 0x3d => (L, 1),
        0x34 or 0x35 or 0x3e => (L, 2),
        _ => throw new ArgumentOutOfRangeException(nameof(opcode)),
    };

    /// <summary>Operand type, number of operands and result type of a numeric instruction.</summary>
    public static (ValueType Operand, int Count, ValueType Result) Numeric(Opcode opcode) => NumericTypings[opcode - Opcode.FirstNumeric];

    private static (ValueType Operand, int Count, ValueType Result) NumericTyping(int opcode) => opcode switch
    {
        0x45 => (I, 1, I),
        <= 0x4f => (I, 2, I),
        0x50 => (L, 1, I),
        <= 0x5a => (L, 2, I),
        <= 0x60 => (F, 2, I),
        <= 0x66 => (D, 2, I),
        <= 0x69 => (I, 1, I),
        <= 0x78 => (I, 2, I),
        <= 0x7b => (L, 1, L),
        <= 0x8a => (L, 2, L),
        <= 0x91 => (F, 1, F),
        <= 0x98 => (F, 2, F),
        <= 0x9f => (D, 1, D),
        <= 0xa6 => (D, 2, D),
        0xa7 => (L, 1, I),
        0xa8 or 0xa9 => (F, 1, I),
        0xaa or 0xab => (D, 1, I),
        0xac or 0xad => (I, 1, L),
        0xae or 0xaf => (F, 1, L),
        0xb0 or 0xb1 => (D, 1, L),
        0xb2 or 0xb3 => (I, 1, F),
        0xb4 or 0xb5 => (L, 1, F),
        0xb6 => (D, 1, F),
        0xb7 or 0xb8 => (I, 1, D),
        0xb9 or 0xba => (L, 1, D),
        0xbb => (F, 1, D),
        0xbc => (F, 1, I),
        0xbd => (D, 1, L),
        0xbe => (I, 1, F),
        0xbf => (L, 1, D),
        _ => throw new ArgumentOutOfRangeException(nameof(opcode)),
    };
}
