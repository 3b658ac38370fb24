namespace DevNode.Tests.Wasm.Differential;

/// <summary>Modules for <see cref="ModuleCases"/>, by what is wrong with them.</summary>
internal static class MalformedModules
{
    private const byte I32 = 0x7f, I64 = 0x7e, F32 = 0x7d, F64 = 0x7c;
    private static readonly byte[] Header = [0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00];
    private static readonly byte[] Page = [0, 1];

    public static IEnumerable<(string What, byte[] Code)> Raw() =>
    [
        ("one byte", [0]), ("magic only", Header[..4]), ("wrong magic", [1, .. Header[1..]]), ("version cut", Header[..7]), ("version 2", [.. Header[..4], 2, 0, 0, 0]),
        ("no sections", Header), ("section 12", [.. Header, 12, 0]), ("section 255", [.. Header, 255, 0]), ("section without size", [.. Header, 1]),
        ("section too large", [.. Header, 1, 9, 0]), ("size of 6 bytes", [.. Header, 1, 0x80, 0x80, 0x80, 0x80, 0x80, 0]), ("size with unused bits", [.. Header, 1, 0x81, 0x80, 0x80, 0x80, 0x10, 0]),
        ("size in long form", [.. Header, 1, 0x81, 0x80, 0x80, 0x80, 0, 0]), ("type section with more", [.. Header, 1, 2, 0, 0]), ("two type sections", [.. Header, 1, 1, 0, 1, 1, 0]),
        ("functions before types", [.. Header, 3, 1, 0, 1, 1, 0]), ("custom section without name", [.. Header, 0, 0]), ("custom name not UTF-8", [.. Header, 0, 2, 1, 0xff]),
        ("custom name too long", [.. Header, 0, 1, 5]), ("start alone", [.. Header, 8, 1, 0]), ("code without functions", [.. Header, 10, 4, 1, 2, 0, 0x0b]),
        ("empty code", [.. Header, 10, 1, 0]), ("types cut", [.. Header, 1, 1, 2]),
    ];

    public static IEnumerable<(string What, ModuleParts Module)> Sections() => [.. Types(), .. Imports(), .. Storage(), .. Exports(), .. Segments(), .. Counts()];

    private static IEnumerable<(string, ModuleParts)> Types()
    {
        foreach (var (what, type) in new (string, byte[])[]
        {
            ("tag", [0x61, 0, 0]), ("parameter 0x7b", [0x60, 1, 0x7b, 0]), ("parameter 0x40", [0x60, 1, 0x40, 0]), ("parameter 0", [0x60, 1, 0, 0]), ("parameter 0xff", [0x60, 1, 0xff, 0]),
            ("2 results", [0x60, 0, 2, I32, I32]), ("result 0x40", [0x60, 0, 1, 0x40]), ("result 0x7b", [0x60, 0, 1, 0x7b]), ("result 0", [0x60, 0, 1, 0]),
        })
            yield return ($"type, {what}", new() { Types = [ModuleParts.ApplyType, type] });
        yield return ("no apply", new() { ExportsApply = false });
        yield return ("apply of another type", new() { Types = [ModuleParts.NoneType] });
        yield return ("apply is a global", new() { ExportsApply = false, Globals = [ModuleParts.Global(I32, isMutable: false)], Exports = [[.. ModuleParts.Text("apply"), 3, 0]] });
        yield return ("apply is imported", new() { ExportsApply = false, Imports = [ModuleParts.Import("require_auth", 0)], Exports = [[.. ModuleParts.Text("apply"), 0, 0]] });
    }

    private static IEnumerable<(string, ModuleParts)> Imports()
    {
        byte[] env = [.. ModuleParts.Text("env"), .. ModuleParts.Text("x")];
        foreach (var (what, import) in new (string, byte[])[]
        {
            ("table", [.. env, 1, 0x70, 0, 1]), ("memory", [.. env, 2, 0, 1]), ("memory too large", [.. env, 2, 0, 0x81, 0x80, 4]), ("global", [.. env, 3, I32, 0]), ("mutable global", [.. env, 3, I32, 1]),
            ("kind 4", [.. env, 4, 0]), ("kind 255", [.. env, 255, 0]), ("type 1", [.. env, 0, 1]), ("unknown function", [.. env, 0, 0]), ("of injected functions", [.. ModuleParts.Text("eosio_injection"), .. ModuleParts.Text("_eosio_f32_add"), 0, 0]),
            ("of another module", [.. ModuleParts.Text("xyz"), .. ModuleParts.Text("abort"), 0, 0]), ("of a wrong type", ModuleParts.Import("abort", 0)), ("name not UTF-8", [.. ModuleParts.Text("env"), 1, 0xff, 0, 0]),
            ("surrogates", [.. ModuleParts.Text("env"), 3, 0xed, 0xa0, 0x80, 0, 0]), ("not activated", ModuleParts.Import("get_wasm_parameters_packed", 1)),
        })
            yield return ($"import {what}", new() { Types = [ModuleParts.ApplyType, [0x60, 3, I32, I32, I32, 1, I32]], Imports = [import] });
    }

    private static IEnumerable<(string, ModuleParts)> Storage()
    {
        foreach (var (what, table) in new (string, byte[])[] { ("of 0x6f", [0x6f, 0, 1]), ("3 to 2", [0x70, 1, 3, 2]), ("flags 3", [0x70, 3, 2, 3]), ("flags 2", [0x70, 2, 2]), ("1024", [0x70, 0, 0x80, 8]), ("1025", [0x70, 0, 0x81, 8]) })
            yield return ($"table {what}", new() { Tables = [table] });
        yield return ("two tables", new() { Tables = [[0x70, 0, 1], [0x70, 0, 1]] });
        foreach (var (what, memory) in new (string, byte[])[] { ("3 to 2", [1, 3, 2]), ("to 65537", [1, 1, 0x81, 0x80, 4]), ("65537", [0, 0x81, 0x80, 4]), ("528", [0, 0x90, 4]), ("529", [0, 0x91, 4]), ("to 65536", [1, 1, 0x80, 0x80, 4]), ("flags 2", [2, 1]), ("flags 3", [3, 1, 1]) })
            yield return ($"memory {what}", new() { Memories = [memory] });
        yield return ("two memories", new() { Memories = [Page, Page] });
        foreach (var (what, global) in new (string, byte[])[]
        {
            ("0x40", [0x40, 0, 0x41, 0, 0x0b]), ("0", [0, 0, 0x41, 0, 0x0b]), ("mutable 2", [I32, 2, 0x41, 0, 0x0b]), ("of i64.const", [I32, 0, 0x42, 0, 0x0b]), ("of get_global", [I32, 0, 0x23, 0, 0x0b]), ("of get_global 1", [I32, 0, 0x23, 1, 0x0b]),
            ("of add", [I32, 0, 0x6a, 0x0b]), ("without end", [I32, 0, 0x41, 0, 0x0c]), ("of f32", [F32, 1, 0x43, 0, 0, 0, 0, 0x0b]), ("of f64", [F64, 1, 0x44, 0, 0, 0, 0, 0, 0, 0, 0, 0x0b]), ("cut", [F64, 1, 0x44, 0, 0]),
        })
            yield return ($"global {what}", new() { Globals = [global] });
        yield return ("1024 bytes of globals", new() { Globals = [.. Enumerable.Repeat(ModuleParts.Global(I64, isMutable: true), 128)] });
        yield return ("1028 bytes of globals", new() { Globals = [ModuleParts.Global(I32, isMutable: true), .. Enumerable.Repeat(ModuleParts.Global(I64, isMutable: true), 128)] });
    }

    private static IEnumerable<(string, ModuleParts)> Exports()
    {
        foreach (var (what, export) in new (string, byte[])[]
        {
            ("function 1", [1, (byte)'x', 0, 1]), ("table", [1, (byte)'x', 1, 0]), ("memory", [1, (byte)'x', 2, 0]), ("global 2", [1, (byte)'x', 3, 2]), ("constant global", [1, (byte)'x', 3, 0]), ("mutable global", [1, (byte)'x', 3, 1]),
            ("kind 4", [1, (byte)'x', 4, 0]), ("apply twice", [.. ModuleParts.Text("apply"), 0, 0]), ("not UTF-8", [1, 0xc0, 0, 0]), ("of 8191", [.. ModuleParts.Text(new string('x', 8191)), 0, 0]), ("of 8192", [.. ModuleParts.Text(new string('x', 8192)), 0, 0]),
            ("of 8193", [.. ModuleParts.Text(new string('x', 8193)), 0, 0]), ("cut", [9, 1]),
        })
            yield return ($"export {what}", new() { Globals = [ModuleParts.Global(I32, isMutable: false), ModuleParts.Global(I32, isMutable: true)], Exports = [export] });
        foreach (var start in new uint[] { 0, 1, 2, 3 })
            yield return ($"start {start}", new() { Types = [ModuleParts.ApplyType, ModuleParts.NoneType], Imports = [ModuleParts.Import("abort", 1)], Functions = [0, 1], Bodies = [ModuleParts.EmptyBody, ModuleParts.EmptyBody], Start = start });
    }

    private static IEnumerable<(string, ModuleParts)> Segments()
    {
        byte[][] table = [[0x70, 0, 2]];
        foreach (var (what, element) in new (string, byte[])[] { ("of table 1", [1, 0x41, 0, 0x0b, 0]), ("at i64", [0, 0x42, 0, 0x0b, 0]), ("of function 1", [0, 0x41, 0, 0x0b, 1, 1]), ("at 2", [0, 0x41, 2, 0x0b, 1, 0]), ("empty at 2", [0, 0x41, 2, 0x0b, 0]), ("empty at 3", [0, 0x41, 3, 0x0b, 0]), ("at -1", [0, 0x41, 0x7f, 0x0b, 1, 0]), ("cut", [0, 0x41, 0, 0x0b, 3, 0]) })
            yield return ($"element {what}", new() { Tables = table, Elements = [element] });
        yield return ("element without table", new() { Elements = [[0, 0x41, 0, 0x0b, 0]] });
        foreach (var (what, data) in new (string, byte[])[]
        {
            ("of memory 1", [1, 0x41, 0, 0x0b, 0]), ("at i64", [0, 0x42, 0, 0x0b, 0]), ("at 65535", ModuleParts.DataAt([0xff, 0xff, 3], 1)), ("at 65536", ModuleParts.DataAt([0x80, 0x80, 4], 1)), ("empty at 65536", ModuleParts.DataAt([0x80, 0x80, 4], 0)),
            ("at -1", ModuleParts.DataAt([0x7f], 1)), ("of 8191", ModuleParts.DataAt([0], 8191)), ("of 8192", ModuleParts.DataAt([0], 8192)), ("cut", [0, 0x41, 0, 0x0b, 3, 0]),
        })
            yield return ($"data {what}", new() { Memories = [Page], Data = [data] });
        yield return ("data without memory", new() { Data = [ModuleParts.DataAt([0], 1)] });
        yield return ("data in no pages", new() { Memories = [[0, 0]], Data = [ModuleParts.DataAt([0], 0)] });
    }

    private static IEnumerable<(string, ModuleParts)> Counts()
    {
        yield return ("function of type 1", new() { Functions = [1] });
        yield return ("a body too few", new() { Functions = [0, 0] });
        yield return ("a body too many", new() { Bodies = [ModuleParts.EmptyBody, ModuleParts.EmptyBody] });
        yield return ("no bodies", new() { Bodies = [] });
        foreach (var count in new[] { 1023, 1024 })
        {
            yield return ($"{count} functions", new() { Functions = [.. new uint[count]], Bodies = [.. Enumerable.Repeat(ModuleParts.EmptyBody, count)] });
            yield return ($"{count} imports", new() { Types = [ModuleParts.ApplyType, ModuleParts.NoneType], Imports = [.. Enumerable.Repeat(ModuleParts.Import("abort", 1), count)] });
            yield return ($"{count} sets of locals", new() { Bodies = [[.. ModuleParts.Leb((uint)count), .. ModuleParts.Times(count, 1, I32), 0x0b]] });
        }
        foreach (var count in new[] { 8191, 8192 })
        {
            yield return ($"{count} types", new() { Types = [.. Enumerable.Repeat(ModuleParts.ApplyType, count)] });
            yield return ($"{count} branches", new() { Bodies = [ModuleParts.Body([0x41, 0, 0x0e, .. ModuleParts.Leb((uint)count), .. new byte[count + 1]])] });
        }
        yield return ("custom section of 70000", new() { Tail = ModuleParts.Section(0, [.. ModuleParts.Text("x"), .. new byte[70000]]) });
    }

    /// <summary>Bodies: a function of type () -> () before apply is of no use, so all are apply's.</summary>
    public static IEnumerable<(string What, ModuleParts Module)> Code()
    {
        var whole = new ModuleParts
        {
            Types = [ModuleParts.ApplyType, ModuleParts.NoneType, [0x60, 1, I32, 1, I64]],
            Functions = [0, 2],
            Tables = [[0x70, 0, 1]],
            Memories = [Page],
            Globals = [ModuleParts.Global(I32, isMutable: false), ModuleParts.Global(I64, isMutable: true)],
        };
        byte[] other = [0, 0x42, 0, 0x0b];
        foreach (var (what, body) in MalformedBodies.All())
            yield return (what, whole with { Bodies = [body, other] });
        foreach (var (what, body) in MalformedBodies.OfStorage())
            yield return ($"{what} without any", new() { Types = whole.Types, Bodies = [ModuleParts.Body(body)] });
    }
}
