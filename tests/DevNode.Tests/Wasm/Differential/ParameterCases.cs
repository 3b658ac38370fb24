using Antelope.Chain;
using Antelope.Serialization;
using DevNode.Chain;
using DevNode.Chain.Intrinsics;
using DevNode.Wasm;
using Action = Antelope.Chain.Action;

namespace DevNode.Tests.Wasm.Differential;

/// <summary>
/// Every parameter of the chain at the values where nodeos starts to refuse it, by each function that sets it; and packed forms that are
/// cut, too long, repeated or unknown. What is accepted is printed and then undone.
/// </summary>
internal static class ParameterCases
{
    private const string ByNumber = "set_parameters_packed", Whole = "set_blockchain_parameters_packed", Wasm = "set_wasm_parameters_packed";
    private static readonly byte[] AllNumbers = [18, .. Enumerable.Range(0, 18).Select(i => (byte)i)];

    /// <summary>Values around the bounds, by the parameter's number (nodeos chain_config.hpp).</summary>
    private static readonly (byte Id, ulong[] Values)[] Bounds =
    [
        (0, [0, 524287, 524288, 524289, ulong.MaxValue]), (1, [0, 9, 10, 10000, 10001, uint.MaxValue]), (2, [11, 12, 13, 10251, 10252, 1048575, 1048576]),
        (3, [0, 514048, 514049, 524287, 524288, uint.MaxValue]), (4, [0, uint.MaxValue]), (5, [0, 100, 101]), (6, [0, 19, 20, uint.MaxValue]),
        (7, [0, 150000, 150001, 150100, 150101, uint.MaxValue]), (8, [0, 9, 10, 10000, 10001]), (9, [0, 99, 100, 199899, 199900, 200000]),
        (10, [0, 49999, 50000, 150000, 150001, uint.MaxValue]), (11, [0, uint.MaxValue]), (12, [0, uint.MaxValue]), (13, [0, uint.MaxValue]),
        (14, [0, uint.MaxValue]), (15, [0, 65535]), (16, [0, 1, 65535]), (17, [0, 20971519, 20971520, 20971521, uint.MaxValue]),
    ];

    public static IEnumerable<DirectedCase> All(CaseChain chain)
    {
        foreach (var (id, values) in Bounds)
        {
            foreach (var value in values)
            {
                byte[] packed = [1, id, .. Value(id, value)];
                yield return new($"{ByNumber} {id} = {value}", Set(chain, ByNumber, packed));
                if (id < 17)
                    yield return new($"{Whole} {id} = {value}", Set(chain, Whole, WholeWith(packed)));
            }
        }
        foreach (var (label, packed) in Forms())
            yield return new($"{ByNumber} {label}", Set(chain, ByNumber, packed));
        foreach (var (label, ids) in new (string, byte[])[] { ("none", [0]), ("empty", []), ("cut", [2, 1]), ("twice", [2, 1, 1]), ("18", [1, 18]), ("128", [1, 0x80, 1]), ("long form", [1, 0x81, 0]), ("reversed", [3, 16, 9, 0]), ("too many", [0xff, 0xff, 0xff, 0xff, 0x0f]) })
        {
            foreach (var room in new ulong[] { 0, 3, 200 })
                yield return new($"get_parameters_packed {label} into {room}", Get(chain, ids, room));
        }
        var whole = WholeWith([0]);
        foreach (var length in new[] { 0, 1, 67, 68, 69 })
            yield return new($"{Whole} of {length} bytes", Set(chain, Whole, [.. whole.Concat(new byte[8]).Take(length)]));
        foreach (var wasm in WasmForms())
            yield return new($"{Wasm} {wasm.Label}", Set(chain, Wasm, wasm.Packed));
    }

    private static IEnumerable<(string Label, byte[] Packed)> Forms() =>
    [
        ("none", [0]), ("empty", []), ("number cut", [1]), ("value cut", [1, 1, 0, 0, 0]), ("second cut", [2, 15, 9, 0, 16]), ("twice", [2, 15, 5, 0, 15, 6, 0]),
        ("18", [1, 18, 0, 0, 0, 0]), ("255", [1, 0xff, 1, 0, 0]), ("too long", [1, 15, 5, 0, 99, 99]), ("two together", [2, 2, .. BitConverter.GetBytes(2000000u), 0, .. BitConverter.GetBytes(3000000ul)]),
        ("two, second wrong", [2, 15, 5, 0, 16, 0, 0]), ("count of 5 bytes", [0x81, 0x80, 0x80, 0x80, 0, 15, 5, 0]), ("count too long", [0x81, 0x80, 0x80, 0x80, 0x80, 0, 15, 5, 0]),
    ];

    private static IEnumerable<(string Label, byte[] Packed)> WasmForms()
    {
        string[] names = ["max_mutable_global_bytes", "max_table_elements", "max_section_elements", "max_linear_memory_init", "max_func_local_bytes", "max_nested_structures",
            "max_symbol_bytes", "max_module_bytes", "max_code_bytes", "max_pages", "max_call_depth"];
        uint[] least = [0, 0, 4, 0, 8, 1, 32, 256, 32, 1, 2];
        var standard = new PackWriter();
        WasmParameters.Pack(WasmConfig.Default, standard);
        var values = standard.ToArray();
        for (var i = 0; i < names.Length; i++)
        {
            foreach (var value in new uint[] { 0, least[i] == 0 ? 1 : least[i] - 1, least[i], uint.MaxValue }.Distinct())
                yield return ($"{names[i]} = {value}", [0, 0, 0, 0, .. values[..(i * 4)], .. BitConverter.GetBytes(value), .. values[(i * 4 + 4)..]]);
        }
        foreach (var length in new[] { 0, 3, 4, 7, 47, 48, 52 })
            yield return ($"of {length} bytes", [.. new byte[4].Concat(values).Concat(new byte[8]).Take(length)]);
        yield return ("version 1", [1, 0, 0, 0, .. values]);
    }

    /// <summary>Sets, prints everything, and undoes.</summary>
    private static PackedTransaction Set(CaseChain chain, string function, byte[] packed)
    {
        var program = new CallerProgram(chain.Caller);
        program.Call(function, (false, program.Place(packed)), (false, (ulong)packed.Length));
        var room = program.Place(new byte[112]);
        if (function == Wasm)
        {
            program.Call("get_wasm_parameters_packed", (false, room), (false, 48), (false, 0));
        }
        else
        {
            program.Call("get_parameters_packed", (false, program.Place(AllNumbers)), (false, (ulong)AllNumbers.Length), (false, room), (false, 112));
            program.Call("get_blockchain_parameters_packed", (false, 0), (false, 0));
        }
        program.Dump(room, 112);
        program.Call("eosio_assert_code", (false, 0), (false, 4711));
        return chain.Sign([Run(program)]);
    }

    private static PackedTransaction Get(CaseChain chain, byte[] ids, ulong room)
    {
        var program = new CallerProgram(chain.Caller);
        var buffer = program.Place(new byte[208]);
        program.Call("get_parameters_packed", (false, program.Place(ids)), (false, (ulong)ids.Length), (false, buffer), (false, room));
        program.Dump(buffer, 32);
        return chain.Sign([Run(program)]);
    }

    private static Action Run(CallerProgram program) => new("eosio", "run", [new("eosio", "active")], program.ToActionData());

    /// <summary>A number of the parameter's size.</summary>
    private static byte[] Value(byte id, ulong value) => BitConverter.GetBytes(value)[..(id == 0 ? 8 : id is 15 or 16 ? 2 : 4)];

    private static byte[] WholeWith(byte[] changes)
    {
        var reader = new PackReader(changes);
        var writer = new PackWriter();
        ChainConfigParameters.Unpack(new ChainConfig(), ref reader, _ => true).PackV0(writer);
        return writer.ToArray();
    }
}
