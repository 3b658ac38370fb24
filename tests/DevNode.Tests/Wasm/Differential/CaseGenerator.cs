using Antelope;
using DevNode.Wasm;
using ValueType = DevNode.Wasm.ValueType;

namespace DevNode.Tests.Wasm.Differential;

/// <summary>Programs of a few calls each, with arguments that mostly make sense and sometimes do not; the seed fixes all of them.</summary>
internal sealed class CaseGenerator(CallerContract contract, int seed)
{
    /// <summary>Functions whose answer depends on the block: <see cref="BlockScenario"/> is about them.</summary>
    private static readonly HashSet<string> OfBlock =
        ["current_time", "publication_time", "get_block_num", "get_account_creation_time", "get_permission_last_used"];

    /// <summary>What ends the program at once, so that it comes last.</summary>
    private static readonly HashSet<string> Ends = ["abort", "eosio_exit", "unreachable"];

    /// <summary>Functions whose effect would change what later cases may do: they are undone by a failure at the end.</summary>
    private static readonly HashSet<string> Undone =
        ["set_privileged", "set_resource_limits", "set_blockchain_parameters_packed", "set_parameters_packed", "set_wasm_parameters_packed",
         "set_proposed_producers", "set_proposed_producers_ex", "preactivate_feature", "activate_feature"];

    private static readonly ulong[] Wide =
        [0, 1, 2, 0x7fff_ffff, 0x8000_0000, 0xffff_ffff, 0x7fff_ffff_ffff_ffff, 0x8000_0000_0000_0000, ulong.MaxValue, 0x3ff0_0000_0000_0000,
         0x7ff0_0000_0000_0000, 0x7ff8_0000_0000_0001, 0x7ff0_0000_0000_0001, 0xfff8_0000_0000_0000, 0x41e0_0000_0000_0000, 0xc1e0_0000_0020_0000,
         0x43e0_0000_0000_0000, 0x7f80_0000, 0x7fc0_0000, 0x7f80_0001, 0x3f80_0000, 0x4f00_0000, 0x4b00_0001, 0x0000_0000_0080_0000];

    private static readonly ulong[] Names =
        [.. new[] { CaseMaterial.Fuzz, CaseMaterial.Privileged, CaseMaterial.Other, "eosio", "nobody", "active", "table" }.Select(name => Name.Parse(name).Value), 0];

    private readonly Random _random = new(seed);
    private readonly IReadOnlyList<Operation> _functions = [.. contract.Operations.Where(o => o.Instruction.Length == 0 && !OfBlock.Contains(o.Name) && !Ends.Contains(o.Name))];
    private readonly IReadOnlyList<Operation> _instructions = [.. contract.Operations.Where(o => o.Instruction.Length != 0 && !Ends.Contains(o.Name))];
    private readonly IReadOnlyList<Operation> _ends = [.. contract.Operations.Where(o => Ends.Contains(o.Name))];

    /// <summary>The next program.</summary>
    public CallerProgram Next()
    {
        var program = new CallerProgram(contract);
        var undo = false;
        var isArithmetic = _random.Next(8) == 0;
        for (var left = isArithmetic ? 60 : _random.Next(1, 7); left > 0; left--)
        {
            var operation = isArithmetic ? Pick(_instructions) : Pick(_functions);
            undo |= Undone.Contains(operation.Name);
            Add(program, operation);
        }
        if (!undo && _random.Next(16) == 0)
            Add(program, Pick(_ends));
        if (undo)
            program.Call("eosio_assert_code", (false, 0), (false, 4711));
        return program;
    }

    private T Pick<T>(IReadOnlyList<T> choices) => choices[_random.Next(choices.Count)];

    private void Add(CallerProgram program, Operation operation)
    {
        var arguments = new (bool IsResult, ulong Value)[operation.Type.Parameters.Count];
        var (address, length) = (0u, 0u);
        for (var i = 0; i < arguments.Length; i++)
        {
            var name = operation.Parameters[i];
            if (operation.Type.Parameters[i] != ValueType.I32 || operation.Instruction.Length != 0 && name == "operand")
                arguments[i] = WideArgument(program, name);
            else if (name.EndsWith("ength", StringComparison.Ordinal))
                arguments[i] = (false, Odd() ? OddLength(length) : length);
            else if (name == "iterator")
                arguments[i] = Iterator(program);
            else if (name == "rounds")
                arguments[i] = (false, Odd() ? 5000ul : (ulong)_random.Next(14)); // billions take longer than a transaction may
            else if (IsSmall(name))
                arguments[i] = (false, Odd() ? Pick(Wide) : (ulong)_random.Next(4));
            else
                arguments[i] = (false, address = Pointer(program, Pick(CaseMaterial.For(operation.Name, name)), out length));
        }
        program.Call(operation.Name, arguments);
        if (address != 0 && address < 0x30000)
            program.Dump(address & ~15u, 96);
    }

    private bool Odd() => _random.Next(12) == 0;

    private static bool IsSmall(string name) => name is "condition" or "code" or "value" or "shift" or "type" or "index" or "structVersion"
        or "replaceExisting" or "keccak" or "final" or "maximumVersion" or "isPrivileged" or "pages" or "count";

    private uint OddLength(uint length) => _random.Next(6) switch
    {
        0 => 0,
        1 => length + 1,
        2 => length == 0 ? 1 : length - 1,
        3 => uint.MaxValue,
        4 => CallerContract.Pages * 65536,
        _ => length / 2,
    };

    private (bool IsResult, ulong Value) Iterator(CallerProgram program) => program.Count > 0 && _random.Next(3) != 0
        ? CallerProgram.ResultOf(_random.Next(program.Count))
        : (false, Pick<ulong>([0, 1, 2, 0xffff_ffff, 0xffff_fffe, 0xffff_fffd, 0x8000_0000, 99]));

    private (bool IsResult, ulong Value) WideArgument(CallerProgram program, string name) => name switch
    {
        "account" or "permission" or "payer" or "recipient" or "scope" or "table" => (false, Odd() ? Pick(Wide) : Pick(Names)),
        "id" or "primary" => (false, Odd() ? Pick(Wide) : (ulong)_random.Next(4)),
        "format" or "feature" => (false, Odd() ? Pick(Wide) : (ulong)_random.Next(3)),
        "code" => (false, Odd() ? Pick(Wide) : Pick(Names.AsSpan(0, 2).ToArray())),
        _ => _random.Next(3) switch
        {
            0 => (false, Pick(Wide)),
            1 when program.Count > 0 => CallerProgram.ResultOf(_random.Next(program.Count)),
            _ => (false, (ulong)_random.NextInt64(long.MinValue, long.MaxValue)),
        },
    };

    private uint Pointer(CallerProgram program, byte[] bytes, out uint length)
    {
        length = (uint)bytes.Length;
        if (!Odd())
            return program.Place(bytes);
        return _random.Next(6) switch
        {
            0 => 0,
            1 => program.Place([0, .. bytes]) + 1,
            2 => CallerContract.Pages * 65536 - length,
            3 => CallerContract.Pages * 65536 - 1,
            4 => uint.MaxValue - 3,
            _ => CallerContract.Pages * 65536,
        };
    }
}
