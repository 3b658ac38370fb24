using Antelope;
using Antelope.Chain;
using Antelope.Serialization;
using DevNode.Chain.Intrinsics;
using DevNode.Wasm;
using Action = Antelope.Chain.Action;

namespace DevNode.Tests.Wasm.Differential;

/// <summary>Modules under, at and over each limit of wasm_config: set, and run where the limit is one of execution.</summary>
internal static class WasmLimitCases
{
    /// <summary>Small, so that the modules are; the contract of the cases itself needs four pages.</summary>
    private static readonly WasmConfig Small = new(
        MaxMutableGlobalBytes: 16, MaxTableElements: 10, MaxSectionElements: 6, MaxLinearMemoryInit: 100, MaxFuncLocalBytes: 64, MaxNestedStructures: 5,
        MaxSymbolBytes: 40, MaxModuleBytes: 600, MaxCodeBytes: 120, MaxPages: 5, MaxCallDepth: 4);

    private const byte I32 = 0x7f, I64 = 0x7e, F32 = 0x7d, F64 = 0x7c;
    private static readonly byte[] OnePage = [0, 1];

    public static IEnumerable<DirectedCase> All(CaseChain chain)
    {
        yield return new("set limits", chain.Sign([SetLimits(chain, Small)]));
        foreach (var (label, module, runs) in Modules())
        {
            yield return new(label, chain.Sign([CaseChain.SetCode(CaseMaterial.Other, module.Build())]));
            if (runs)
                yield return new($"{label}, run", chain.Sign([new(CaseMaterial.Other, "run", [new(CaseMaterial.Other, "active")], [])]));
        }
        yield return new("default limits", chain.Sign([SetLimits(chain, WasmConfig.Default)]));
    }

    private static Action SetLimits(CaseChain chain, WasmConfig limits)
    {
        var writer = new PackWriter();
        writer.WriteUInt32(0);
        WasmParameters.Pack(limits, writer);
        var program = new CallerProgram(chain.Caller);
        program.Call("set_wasm_parameters_packed", (false, program.Place(writer.Written)), (false, (ulong)writer.Length));
        return new("eosio", "run", [new("eosio", "active")], program.ToActionData());
    }

    /// <summary>The modules, and whether to run them.</summary>
    public static IEnumerable<(string Label, ModuleParts Module, bool Runs)> Modules() =>
        [.. Globals(), .. Tables(), .. Sections(), .. Data(), .. Locals(), .. Nesting(), .. Symbols(), .. Sizes(), .. Pages(), .. Depth()];

    private static IEnumerable<(string, ModuleParts, bool)> Globals()
    {
        foreach (var (label, types) in new (string, byte[])[] { ("12", [I32, I32, I32]), ("16", [I64, I32, I32]), ("16 of i64", [I64, I64]), ("20", [I64, I64, I32]) })
            yield return ($"{label} bytes of mutable globals", new() { Globals = [.. types.Select(type => ModuleParts.Global(type, isMutable: true))] }, false);
        yield return ("constant globals", new() { Globals = [.. Enumerable.Repeat(ModuleParts.Global(I64, isMutable: false), 6)] }, false);
        yield return ("exported mutable global", new() { Globals = [ModuleParts.Global(I64, isMutable: true)], Exports = [[.. ModuleParts.Text("g"), 3, 0]] }, false);
    }

    private static IEnumerable<(string, ModuleParts, bool)> Tables()
    {
        foreach (var elements in new byte[] { 9, 10, 11 })
            yield return ($"table of {elements}", new() { Tables = [[0x70, 0, elements]] }, false);
        yield return ("table of 2 to 20", new() { Tables = [[0x70, 1, 2, 20]] }, false);
        yield return ("table flags", new() { Tables = [[0x70, 2, 2]] }, false);
        foreach (var offset in new byte[] { 9, 10 })
            yield return ($"element {offset}", new() { Tables = [[0x70, 0, 10]], Elements = [[0, 0x41, offset, 0x0b, 1, 0]] }, true);
    }

    private static IEnumerable<(string, ModuleParts, bool)> Sections()
    {
        foreach (var count in new[] { 5, 6, 7 })
        {
            yield return ($"{count} types", new() { Types = [.. Enumerable.Repeat(ModuleParts.ApplyType, count)] }, false);
            yield return ($"{count} imports", new() { Imports = [.. Enumerable.Repeat(ModuleParts.Import("abort", 1), count)], Types = [ModuleParts.ApplyType, ModuleParts.NoneType] }, false);
            yield return ($"{count} functions", new() { Functions = [.. new uint[count]], Bodies = [.. Enumerable.Repeat(ModuleParts.EmptyBody, count)] }, false);
            yield return ($"{count} globals", new() { Globals = [.. Enumerable.Repeat(ModuleParts.Global(I32, isMutable: false), count)] }, false);
            yield return ($"{count} exports", new() { Exports = [.. Enumerable.Range(1, count - 1).Select(i => (byte[])[.. ModuleParts.Text($"f{i}"), 0, 0])] }, false);
            yield return ($"{count} elements", new() { Tables = [[0x70, 0, 10]], Elements = [.. Enumerable.Repeat<byte[]>([0, 0x41, 0, 0x0b, 1, 0], count)] }, false);
            yield return ($"{count} data", new() { Memories = [OnePage], Data = [.. Enumerable.Repeat(ModuleParts.DataAt([0], 1), count)] }, false);
        }
        yield return ("7 functions of an element", new() { Tables = [[0x70, 0, 10]], Elements = [[0, 0x41, 0, 0x0b, 7, 0, 0, 0, 0, 0, 0, 0]] }, false);
        yield return ("7 sets of locals", new() { Bodies = [[7, .. ModuleParts.Times(7, 1, I32), 0x0b]] }, false);
        yield return ("7 parameters", new() { Types = [ModuleParts.ApplyType, [0x60, 7, .. ModuleParts.Times(7, I32), 0]] }, false);
        yield return ("7 branches", new() { Bodies = [ModuleParts.Body([0x41, 0, 0x0e, 7, .. new byte[8]])] }, false);
    }

    private static IEnumerable<(string, ModuleParts, bool)> Data()
    {
        foreach (var length in new[] { 99, 100, 101 })
            yield return ($"data to {length}", new() { Memories = [OnePage], Data = [ModuleParts.DataAt([0], length)] }, false);
        yield return ("data at 99", new() { Memories = [OnePage], Data = [ModuleParts.DataAt([0xe3, 0], 1)] }, false);
        yield return ("data at 100", new() { Memories = [OnePage], Data = [ModuleParts.DataAt([0xe4, 0], 1)] }, false);
        yield return ("no data at 100", new() { Memories = [OnePage], Data = [ModuleParts.DataAt([0xe4, 0], 0)] }, false);
        yield return ("no data at 101", new() { Memories = [OnePage], Data = [ModuleParts.DataAt([0xe5, 0], 0)] }, false);
        yield return ("data at -1", new() { Memories = [OnePage], Data = [ModuleParts.DataAt([0x7f], 1)] }, false);
        yield return ("data without pages", new() { Memories = [[0, 0]], Data = [ModuleParts.DataAt([0], 1)] }, true);
    }

    private static IEnumerable<(string, ModuleParts, bool)> Locals()
    {
        foreach (var count in new byte[] { 4, 5, 6, 7, 8, 9 })
            yield return ($"{count} i64 locals", new() { Bodies = [[1, count, I64, 0x0b]] }, false);
        foreach (var count in new byte[] { 15, 16, 17 })
            yield return ($"{count} f32 locals", new() { Bodies = [[1, count, F32, 0x0b]] }, false);
        foreach (var operands in new[] { 2, 3, 4, 5, 8, 9 })
        {
            yield return ($"5 f64 locals, {operands} operands", new() { Bodies = [[1, 5, F64, .. ModuleParts.Times(operands, 0x42, 0), .. ModuleParts.Times(operands, 0x1a), 0x0b]] }, false);
            yield return ($"{operands} operands", new() { Bodies = [ModuleParts.Body([.. ModuleParts.Times(operands, 0x42, 0), .. ModuleParts.Times(operands, 0x1a)])] }, false);
            yield return ($"{operands} operands in a block", new() { Bodies = [ModuleParts.Body([0x42, 0, 0x02, 0x40, .. ModuleParts.Times(operands - 1, 0x42, 0), .. ModuleParts.Times(operands - 1, 0x1a), 0x0b, 0x1a])] }, false);
            yield return ($"{operands} operands after unreachable", new() { Bodies = [ModuleParts.Body([0x00, .. ModuleParts.Times(operands, 0x42, 0), .. ModuleParts.Times(operands, 0x1a)])] }, false);
        }
        yield return ("2^32-1 locals", new() { Bodies = [[1, 0xff, 0xff, 0xff, 0xff, 0x0f, I64, 0x0b]] }, false);
        yield return ("no locals of a wrong type", new() { Bodies = [[1, 0, 0x11, 0x0b]] }, false);
    }

    private static IEnumerable<(string, ModuleParts, bool)> Nesting()
    {
        foreach (var depth in new[] { 3, 4, 5, 6 })
        {
            foreach (var (label, start) in new (string, byte[])[] { ("blocks", [0x02, 0x40]), ("loops", [0x03, 0x40]), ("ifs", [0x41, 0, 0x04, 0x40]), ("ifs and elses", [0x41, 0, 0x04, 0x40, 0x05]) })
                yield return ($"{depth} {label}", new() { Bodies = [ModuleParts.Body([.. ModuleParts.Times(depth, start), .. ModuleParts.Times(depth, 0x0b)])] }, false);
        }
        yield return ("blocks beside each other", new() { Bodies = [ModuleParts.Body(ModuleParts.Times(9, 0x02, 0x40, 0x0b))] }, false);
    }

    private static IEnumerable<(string, ModuleParts, bool)> Symbols()
    {
        foreach (var length in new[] { 39, 40, 41 })
        {
            var name = new string('n', length);
            yield return ($"export of {length}", new() { Exports = [[.. ModuleParts.Text(name), 0, 0]] }, false);
            yield return ($"import of {length}", new() { Imports = [ModuleParts.Import(name, 0)] }, false);
            yield return ($"module of {length}", new() { Imports = [[.. ModuleParts.Text(name), .. ModuleParts.Text("f"), 0, 0]] }, false);
            yield return ($"custom section of {length}", new() { Tail = ModuleParts.Section(0, ModuleParts.Text(name)) }, false);
        }
    }

    private static IEnumerable<(string, ModuleParts, bool)> Sizes()
    {
        var rest = new ModuleParts { Tail = ModuleParts.Section(0, [.. ModuleParts.Text("a"), .. new byte[200]]) }.Build().Length - 200;
        foreach (var size in new[] { 599, 600, 601 })
            yield return ($"module of {size}", new() { Tail = ModuleParts.Section(0, [.. ModuleParts.Text("a"), .. new byte[size - rest]]) }, false);
        foreach (var size in new[] { 119, 120, 121 })
            yield return ($"body of {size}", new() { Bodies = [ModuleParts.Body(ModuleParts.Times(size - 2, 0x01))] }, false);
    }

    private static IEnumerable<(string, ModuleParts, bool)> Pages()
    {
        foreach (var pages in new byte[] { 4, 5, 6 })
            yield return ($"{pages} pages", new() { Memories = [[0, pages]] }, true);
        yield return ("1 to 9 pages", new() { Memories = [[1, 1, 9]] }, true);
        yield return ("3 to 2 pages", new() { Memories = [[1, 3, 2]] }, false);
        yield return ("memory flags", new() { Memories = [[2, 1]] }, false);
        yield return ("to 65537 pages", new() { Memories = [[1, 1, 0x81, 0x80, 4]] }, false);
        foreach (var by in new uint[] { 3, 4, 5 })
            yield return ($"1 page grown by {by}", Growing(1, by), true);
        yield return ("0 pages grown by 5", Growing(0, 5), true);
    }

    /// <summary>Unreachable when memory does not grow; else its last byte is written.</summary>
    private static ModuleParts Growing(byte pages, uint by) => new()
    {
        Memories = [[0, pages]],
        Bodies = [ModuleParts.Body([0x41, .. SignedLeb((int)by), 0x40, 0, 0x41, 0x7f, 0x46, 0x04, 0x40, 0x00, 0x0b, 0x3f, 0, 0x41, 16, 0x74, 0x41, 1, 0x6b, 0x41, 1, 0x3a, 0, 0])],
    };

    private static IEnumerable<(string, ModuleParts, bool)> Depth()
    {
        foreach (var depth in new[] { 1, 2, 3, 4, 5 })
        {
            yield return ($"{depth} functions deep", Deep(depth, callsHost: false), true);
            yield return ($"{depth} functions deep, then the host", Deep(depth, callsHost: true), true);
            yield return ($"{depth} functions deep from start", Deep(depth, callsHost: false) with { Start = 2 }, true);
        }
    }

    /// <summary>Import 0; apply is function 1 and calls 2, which calls 3 and so on.</summary>
    private static ModuleParts Deep(int depth, bool callsHost) => new()
    {
        Types = [ModuleParts.ApplyType, ModuleParts.NoneType, [0x60, 0, 1, I64]],
        Imports = [ModuleParts.Import("current_receiver", 2)],
        Functions = [0, .. Enumerable.Repeat(1u, depth)],
        Bodies = [.. Enumerable.Range(1, depth).Select(i => ModuleParts.Body(0x10, (byte)(i + 1))), callsHost ? ModuleParts.Body(0x10, 0, 0x1a) : ModuleParts.EmptyBody],
    };

    private static byte[] SignedLeb(int value)
    {
        var bytes = new List<byte>();
        for (; value is < -64 or >= 64; value >>= 7)
            bytes.Add((byte)(value | 0x80));
        return [.. bytes, (byte)(value & 0x7f)];
    }
}
