using Antelope;
using Antelope.Chain;
using Antelope.Serialization;
using Action = Antelope.Chain.Action;

namespace DevNode.Tests.Wasm.Differential;

/// <summary>Actions whose programs ask about their block and transaction, and send and cancel deferred transactions.</summary>
internal sealed class BlockPrograms(CallerContract contract, Random random)
{
    private const int SenderIds = 6, Deepest = 3;
    private static readonly Name[] Accounts = [CaseMaterial.Fuzz, CaseMaterial.Privileged, CaseMaterial.Other];
    private static readonly string[] Questions =
        ["current_time", "publication_time", "get_block_num", "get_sender", "expiration", "tapos_block_num", "tapos_block_prefix", "transaction_size", "action_data_size"];

    /// <summary>Action run of an account with a random program.</summary>
    /// <param name="account">Whose contract runs.</param>
    /// <param name="authorizers">Their active permissions authorize it.</param>
    /// <param name="depth">How many transactions sent one another before.</param>
    public Action Run(Name account, IReadOnlyList<Name> authorizers, int depth) =>
        new(account, "run", [.. authorizers.Select(name => new PermissionLevel(name, "active"))], Program(account, depth));

    /// <summary>Stores what the handler of failed transactions does for one sender id.</summary>
    public Action StoreHandler(Name account)
    {
        var program = new CallerProgram(contract);
        var handler = Program(account, depth: Deepest - 1);
        program.Call("db_store_i64", Name(account), Name("onerror"), Name(account), Number(random.Next(SenderIds)), Number(program.Place(handler)), Number((uint)handler.Length));
        return new(account, "run", [new(account, "active")], program.ToActionData());
    }

    /// <summary>Sets deferred_trx_expiration_window, in seconds.</summary>
    public Action SetExpirationWindow(uint seconds)
    {
        var program = new CallerProgram(contract);
        program.Call("set_parameters_packed", Number(program.Place([1, 12, .. BitConverter.GetBytes(seconds)])), Number(6));
        return new("eosio", "run", [new("eosio", "active")], program.ToActionData());
    }

    private byte[] Program(Name account, int depth)
    {
        var program = new CallerProgram(contract);
        for (var left = random.Next(2, 6); left > 0; left--)
            Add(program, account, depth);
        program.Call("set_action_return_value", Number(CallerContract.SlotAddress), Number(program.Count * 8)); // all results
        switch (random.Next(12))
        {
            case 0: program.Call("eosio_assert_code", Number(0), Number(random.Next(100))); break;
            case 1: program.Call("unreachable"); break;
            case 2: program.Call("eosio_exit", Number(0)); break;
        }
        return program.ToActionData();
    }

    private void Add(CallerProgram program, Name account, int depth)
    {
        switch (random.Next(9))
        {
            case 0:
                program.Call("get_account_creation_time", Name(Accounts[random.Next(3)]));
                break;
            case 1:
                program.Call("get_permission_last_used", Name(Accounts[random.Next(3)]), Name("active"));
                break;
            case 2:
                program.Call("db_store_i64", Name(CaseMaterial.Fuzz), Name("results"), Name(Payer(account)), Number(random.Next(5000)), Number(program.Place("row"u8)), Number(3));
                break;
            case 3:
                program.Call("cancel_deferred", SenderId(program));
                break;
            case 4:
                program.Call("require_recipient", Name(Accounts[random.Next(3)]));
                break;
            case 5 or 6 when depth < Deepest:
                var packed = Packed.Pack(new Transaction { DelaySec = (uint)random.Next(3), Actions = [.. Enumerable.Range(0, random.Next(1, 3)).Select(_ => Sent(depth + 1))] });
                program.Call("send_deferred", SenderId(program), Name(Payer(account)), Number(program.Place(packed)), Number((uint)packed.Length), Number(random.Next(2)));
                break;
            case 7 when depth < Deepest:
                var inline = Packed.Pack(Sent(depth + 1));
                program.Call("send_inline", Number(program.Place(inline)), Number((uint)inline.Length));
                break;
            default:
                program.Call(Questions[random.Next(Questions.Length)]);
                break;
        }
    }

    private Action Sent(int depth)
    {
        var account = Accounts[random.Next(2)];
        return Run(account, [random.Next(6) == 0 ? Accounts[random.Next(3)] : account], depth);
    }

    private Name Payer(Name account) => random.Next(5) == 0 ? Accounts[random.Next(3)] : account;

    private (bool, ulong) SenderId(CallerProgram program) => Number(program.Place([(byte)random.Next(SenderIds), .. new byte[15]]));

    private static (bool, ulong) Name(Name name) => (false, name.Value);

    private static (bool, ulong) Number(long value) => (false, (ulong)value);
}
