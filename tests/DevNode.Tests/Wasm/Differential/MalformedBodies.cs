namespace DevNode.Tests.Wasm.Differential;

/// <summary>Bodies of functions for <see cref="MalformedModules"/>: of type (i64, i64, i64) -> (), with a table, a memory, globals i32 const and i64 mut.</summary>
internal static class MalformedBodies
{
    private const byte I32 = 0x7f, I64 = 0x7e, Void = 0x40, End = 0x0b, Drop = 0x1a, Unreachable = 0x00;

    public static IEnumerable<(string What, byte[] Body)> All() => [.. Whole(), .. Instructions().Select(entry => (entry.What, ModuleParts.Body(entry.Code)))];

    /// <summary>Instructions that need a table or memory.</summary>
    public static IEnumerable<(string What, byte[] Code)> OfStorage() =>
    [
        ("load", [0x41, 0, 0x28, 2, 0, Drop]), ("store", [0x41, 0, 0x41, 0, 0x36, 2, 0]), ("memory.size", [0x3f, 0, Drop]), ("memory.grow", [0x41, 0, 0x40, 0, Drop]), ("call_indirect", [0x41, 0, 0x11, 1, 0]),
        ("load aligned too much", [0x41, 0, 0x28, 3, 0, Drop]), ("global.get", [0x23, 0, Drop]), ("global.set", [0x41, 0, 0x24, 0]),
    ];

    private static IEnumerable<(string What, byte[] Body)> Whole() =>
    [
        ("empty body", []), ("body without instructions", [0]), ("body without end", [0, 0x01]), ("no end after a block", [0, 0x02, Void, End]),
        ("nop after the end", [0, End, 0x01]), ("nop and end after the end", [0, End, 0x01, End]), ("block after the end", [0, End, 0x02, Void, End]), ("constant after the end", [0, End, 0x41, 0]), ("drop after the end", [0, End, Drop]),
        ("two ends", [0, End, End]), ("else after the end", [0, End, 0x05]), ("br after the end", [0, End, 0x0c, 0]), ("unreachable after the end", [0, End, Unreachable]), ("return after the end", [0, End, 0x0f]),
        ("local after the end", [0, End, 0x20, 0]), ("call after the end", [0, End, 0x10, 0]), ("block with drop after the end", [0, End, 0x02, Void, Drop, End]), ("loop with branch after the end", [0, End, 0x03, Void, 0x0c, 0, End]),
        ("if after the end", [0, End, 0x04, Void, End]), ("memory.size after the end", [0, End, 0x3f, 0]), ("select after the end", [0, End, 0x1b]), ("unknown after the end", [0, End, 0xff, 0]),
        ("local of 0x40", [1, 1, 0x40, End]), ("local of 0", [1, 1, 0, End]), ("no locals of 0", [1, 0, 0, End]), ("no locals of 0xff", [1, 0, 0xff, End]), ("locals cut", [3, 1, I32]), ("locals of 6 bytes", [1, 0x80, 0x80, 0x80, 0x80, 0x80, 0, I32, End]),
        ("2048 i32 locals", [1, 0x80, 0x10, I32, End]), ("2049 i32 locals", [1, 0x81, 0x10, I32, End]), ("1021 i64 locals", [1, 0xfd, 7, I64, End]), ("1022 i64 locals", [1, 0xfe, 7, I64, End]), ("drop of a local of 0", [1, 1, 0, 0x20, 3, Drop, End]),
        ("get a local of none", [1, 0, I32, 0x20, 3, Drop, End]),
    ];

    private static IEnumerable<(string What, byte[] Code)> Instructions() =>
    [
        .. OfStorage(),
        ("opcode 6", [0x06]), ("opcode 0x1c", [0x1c]), ("opcode 0xc0", [0xc0]), ("opcode 0xcf", [0xcf]), ("opcode 0xd0", [0xd0]), ("opcode 0xfc", [0xfc, 0]), ("opcode 0x25", [0x25]), ("opcode 0x12", [0x12, 0]),
        ("local 3", [0x20, 3, Drop]), ("set local 3", [0x41, 0, 0x21, 3]), ("tee local 9", [0x41, 0, 0x22, 9, Drop]), ("set local of another type", [0x41, 0, 0x21, 0]), ("tee local", [0x42, 0, 0x22, 0, Drop]),
        ("global 2", [0x23, 2, Drop]), ("set constant global", [0x41, 0, 0x24, 0]), ("set global", [0x42, 0, 0x24, 1]), ("set global of another type", [0x41, 0, 0x24, 1]), ("set global 2", [0x42, 0, 0x24, 2]),
        ("call 2", [0x10, 2]), ("call without argument", [0x10, 1, Drop]), ("call with a wrong argument", [0x42, 0, 0x10, 1, Drop]), ("call, result left", [0x41, 0, 0x10, 1]),
        ("call_indirect of type 3", [0x41, 0, 0x11, 3, 0]), ("call_indirect with 1", [0x41, 0, 0x11, 1, 1]), ("call_indirect without index", [0x11, 1, 0]), ("call_indirect with an i64", [0x42, 0, 0x11, 1, 0]),
        ("drop of nothing", [Drop]), ("eqz of an i64", [0x42, 0, 0x45, Drop]), ("add of one", [0x41, 0, 0x6a, Drop]), ("add of nothing", [0x6a, Drop]), ("an operand left", [0x41, 0]), ("add after unreachable", [Unreachable, 0x6a, Drop]), ("wrong add after unreachable", [Unreachable, 0x42, 0, 0x6a, Drop]),
        ("select", [0x41, 0, 0x41, 0, 0x41, 0, 0x1b, Drop]), ("select of two types", [0x41, 0, 0x42, 0, 0x41, 0, 0x1b, Drop]), ("select by an i64", [0x41, 0, 0x41, 0, 0x42, 0, 0x1b, Drop]), ("select of one", [0x41, 0, 0x41, 0, 0x1b, Drop]),
        ("select after unreachable", [Unreachable, 0x1b, Drop]), ("select of any and i64", [Unreachable, 0x42, 0, 0x41, 0, 0x1b, 0x45, Drop]), ("select of any, then add", [Unreachable, 0x41, 0, 0x1b, 0x42, 0, 0x7c, Drop]),
        ("block of 0x7b", [0x02, 0x7b, End]), ("block of 0", [0x02, 0x00, End]), ("block of 0x6f", [0x02, 0x6f, End]), ("loop of 0x41", [0x03, 0x41, End]), ("if of 0x7b", [0x41, 0, 0x04, 0x7b, End]), ("if of 0x80", [0x41, 0, 0x04, 0x80, End]),
        ("block without its result", [0x02, I32, End, Drop]), ("block of another result", [0x02, I32, 0x42, 0, End, Drop]), ("block with too much", [0x02, Void, 0x41, 0, End]), ("block with a result", [0x02, I32, 0x41, 0, End, Drop]), ("block takes from outside", [0x41, 0, 0x02, Void, Drop, End]),
        ("else outside if", [0x05]), ("else in a block", [0x02, Void, 0x05, End]), ("two elses", [0x41, 0, 0x04, Void, 0x05, 0x05, End]), ("if with a result without else", [0x41, 0, 0x04, I32, 0x41, 0, End, Drop]), ("if of an i64", [0x42, 0, 0x04, Void, End]), ("if of nothing", [0x04, Void, End]),
        ("if and else", [0x41, 0, 0x04, I32, 0x41, 0, 0x05, 0x41, 1, End, Drop]), ("else of another result", [0x41, 0, 0x04, I32, 0x41, 0, 0x05, 0x42, 1, End, Drop]), ("if without result before else", [0x41, 0, 0x04, I32, 0x05, 0x41, 1, End, Drop]), ("unreachable before else", [0x41, 0, 0x04, I32, Unreachable, 0x05, 0x41, 1, End, Drop]),
        ("br 1", [0x0c, 1]), ("br 0", [0x0c, 0]), ("br without its operand", [0x02, I32, 0x0c, 0, End, Drop]), ("br with another operand", [0x02, I32, 0x42, 0, 0x0c, 0, End, Drop]), ("br to a loop with a result", [0x0f, 0x03, I32, 0x0c, 0, End, Drop]), ("br with more operands", [0x41, 0, 0x41, 0, 0x0c, 0]),
        ("br_if 1", [0x41, 0, 0x0d, 1]), ("br_if of an i64", [0x42, 0, 0x0d, 0]), ("br_if without its operand", [0x02, I32, 0x41, 0, 0x0d, 0, End, Drop]), ("br_if with its operand", [0x02, I32, 0x41, 0, 0x41, 0, 0x0d, 0, End, Drop]), ("br_if after unreachable", [0x02, I32, Unreachable, 0x0d, 0, End, Drop]),
        ("br_table", [0x41, 0, 0x0e, 1, 0, 0]), ("br_table 1", [0x41, 0, 0x0e, 1, 0, 1]), ("br_table first 1", [0x41, 0, 0x0e, 1, 1, 0]), ("br_table of two types", [0x02, I32, 0x41, 0, 0x41, 0, 0x0e, 1, 0, 1, End, Drop]), ("br_table of two types, other order", [0x02, I32, 0x41, 0, 0x41, 0, 0x0e, 1, 1, 0, End, Drop]),
        ("br_table without index", [0x0e, 0, 0]), ("br_table cut", [0x41, 0, 0x0e, 5, 0]), ("return with an operand", [0x41, 0, 0x0f]), ("return in a block", [0x02, I32, 0x0f, End, Drop]),
        ("memory.size with 1", [0x3f, 1, Drop]), ("memory.grow with 1", [0x41, 0, 0x40, 1, Drop]), ("memory.grow of an i64", [0x42, 0, 0x40, 0, Drop]), ("memory.grow of nothing", [0x40, 0, Drop]),
        ("load of an i64", [0x42, 0, 0x28, 2, 0, Drop]), ("store of an i64", [0x41, 0, 0x42, 0, 0x36, 2, 0]), ("store at an i64", [0x42, 0, 0x41, 0, 0x36, 2, 0]), ("alignment 32", [0x41, 0, 0x28, 32, 0, Drop]), ("alignment of 2 bytes", [0x41, 0, 0x28, 0x82, 0, 0, Drop]),
        ("store aligned too much", [0x41, 0, 0x41, 0, 0x3a, 1, 0]), ("offset 33 MiB", [0x41, 0, 0x28, 2, 0x80, 0x80, 0x80, 0x10, Drop]), ("offset below 33 MiB", [0x41, 0, 0x28, 2, 0xff, 0xff, 0xbf, 0x0f, Drop]), ("offset 34603008", [0x41, 0, 0x28, 2, 0x80, 0x80, 0xc0, 0x10, Drop]), ("offset 34603007", [0x41, 0, 0x28, 2, 0xff, 0xff, 0xbf, 0x10, Drop]),
        ("i32 in long form", [0x41, 0x80, 0x80, 0x80, 0x80, 0x00, Drop]), ("i32 with unused bits", [0x41, 0x80, 0x80, 0x80, 0x80, 0x10, Drop]), ("negative i32", [0x41, 0xff, 0xff, 0xff, 0xff, 0x7f, Drop]), ("negative i32 with unused bits", [0x41, 0xff, 0xff, 0xff, 0xff, 0x4f, Drop]), ("i32 of 6 bytes", [0x41, 0x80, 0x80, 0x80, 0x80, 0x80, 0, Drop]),
        ("i64 in long form", [0x42, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x00, Drop]), ("i64 with unused bits", [0x42, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x02, Drop]), ("negative i64", [0x42, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x7f, Drop]), ("i64 of 11 bytes", [0x42, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0, Drop]),
        ("f32 cut", [0x43, 0, 0]), ("f64 cut", [0x44, 0, 0]), ("i32 cut", [0x41, 0x80]), ("local of 5 bytes", [0x20, 0x80, 0x80, 0x80, 0x80, 0x10, Drop]),
        ("code after br", [0x0c, 0, 0x6a, Drop]), ("wrong code after br", [0x0c, 0, 0x42, 0, 0x45, Drop]), ("code after return", [0x0f, 0x41, 0, 0x41, 0]), ("block after unreachable", [Unreachable, 0x02, Void, Drop, End]), ("block with a result after unreachable", [Unreachable, 0x02, I32, End, Drop]),
    ];
}
