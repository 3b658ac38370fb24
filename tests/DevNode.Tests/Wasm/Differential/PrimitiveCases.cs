using Antelope.Chain;

namespace DevNode.Tests.Wasm.Differential;

/// <summary>
/// The crypto primitives with one argument wrong at a time, and with two: which check comes first, and whether it returns an error
/// code or ends the action.
/// </summary>
internal static class PrimitiveCases
{
    private const uint End = CallerContract.Pages * 65536;

    /// <summary>A good call of each: material by its name, lengths that follow it, numbers.</summary>
    private static readonly (string Function, string[] Parts, uint Room)[] Calls =
    [
        ("alt_bn128_add", ["left", "left"], 64), ("alt_bn128_mul", ["left", "scalar"], 64), ("alt_bn128_pair", ["pairs"], 0), ("mod_exp", ["digest", "digest", "digest"], 32),
        ("sha3", ["message"], 32), ("k1_recover", ["signature", "digest"], 65), ("blake2_f", ["state", "message", "offset", "offset"], 64),
    ];

    public static IEnumerable<DirectedCase> All(CaseChain chain)
    {
        foreach (var (function, parts, room) in Calls)
        {
            var sizes = parts.Select((part, i) => Material(part, i).Length).ToArray();
            var count = parts.Length + (room == 0 ? 0 : 1);
            yield return new($"{function}", Call(chain, function, [], []));
            for (var i = 0; i < count; i++)
            {
                var size = i < sizes.Length ? sizes[i] : (int)room;
                foreach (var length in new[] { 0, 1, size - 1, size + 1, size * 2 })
                    yield return new($"{function}, part {i} of {length} for {size}", Call(chain, function, [], new() { [i] = (uint)length }));
                foreach (var (label, address) in new[] { ("0", 0u), ("the end", End), ("over the end", End - (uint)size + 1), ("the last", uint.MaxValue) })
                    yield return new($"{function}, part {i} at {label}, {size}", Call(chain, function, new() { [i] = address }, []));
                yield return new($"{function}, part {i} empty at the end", Call(chain, function, new() { [i] = End }, new() { [i] = 0 }));
                yield return new($"{function}, part {i} empty over the end", Call(chain, function, new() { [i] = End + 1 }, new() { [i] = 0 }));
                for (var j = 0; j < count; j++)
                {
                    if (j == i)
                        continue;
                    yield return new($"{function}, part {i} outside, {j} too short", Call(chain, function, new() { [i] = End }, new() { [j] = 1 }));
                    if (j > i)
                    {
                        yield return new($"{function}, parts {i} and {j} at one place", Call(chain, function, new() { [i] = 0x18000, [j] = 0x18000 }, []));
                        yield return new($"{function}, parts {i} and {j} at one place, one empty", Call(chain, function, new() { [i] = 0x18000, [j] = 0x18000 }, new() { [j] = 0 }));
                        yield return new($"{function}, parts {i} and {j} overlap, too short", Call(chain, function, new() { [i] = 0x18000, [j] = 0x18000 }, new() { [i] = 2, [j] = 1 }));
                    }
                }
            }
        }
        foreach (var (b, e, m) in new[] { (1u, 1u, 1u), (32u, 33u, 32u), (64u, 32u, 32u), (32u, 32u, 64u), (600u, 600u, 600u), (1000u, 1000u, 1000u), (2000u, 4u, 2000u), (0u, 32u, 32u), (32u, 0u, 32u), (32u, 32u, 0u), (0u, 0u, 0u), (0u, 0u, 32u), (4096u, 1u, 4096u) })
            yield return new($"mod_exp of {b}, {e} and {m} bytes", Call(chain, "mod_exp", new() { [0] = 0x18000, [1] = 0x1a000, [2] = 0x1c000, [3] = 0x1e000 }, new() { [0] = b, [1] = e, [2] = m, [3] = m }));
        foreach (var flag in new ulong[] { 0, 1, 2, 0xffffffff })
        {
            yield return new($"sha3, keccak {flag}", Call(chain, "sha3", [], [], flag));
            yield return new($"blake2_f, final {flag}", Call(chain, "blake2_f", [], [], flag));
        }
    }

    private static byte[] Material(string part, int index) => (part, index) switch
    {
        ("digest", 2) => [.. CaseMaterial.ByParameter["digest"][1]],
        ("signature", _) => CaseMaterial.ByParameter["signature"][3],
        _ => CaseMaterial.ByParameter[part][0],
    };

    private static PackedTransaction Call(CaseChain chain, string function, Dictionary<int, uint> addresses, Dictionary<int, uint> lengths, ulong flag = 1)
    {
        var (_, parts, room) = Calls.Single(call => call.Function == function);
        var program = new CallerProgram(chain.Caller);
        var arguments = new List<(bool, ulong)>();
        if (function == "blake2_f")
            arguments.Add((false, 12));
        for (var i = 0; i < parts.Length; i++)
            Add(i, Material(parts[i], i));
        if (function == "blake2_f")
            arguments.Add((false, flag));
        if (room != 0)
            Add(parts.Length, new byte[room]);
        if (function == "sha3")
            arguments.Add((false, flag));
        program.Call(function, [.. arguments]);
        var end = program.Place([]);
        program.Dump(end - 160, 160);
        return chain.Sign([new(CaseMaterial.Fuzz, "run", [new(CaseMaterial.Fuzz, "active")], program.ToActionData())]);

        void Add(int index, byte[] bytes)
        {
            var placed = program.Place([.. bytes, .. new byte[16]]);
            arguments.Add((false, addresses.TryGetValue(index, out var address) ? address : placed));
            arguments.Add((false, lengths.TryGetValue(index, out var length) ? length : (uint)bytes.Length));
        }
    }
}
