using System.Buffers.Binary;
using Antelope;
using Antelope.Chain;
using DevNode.Chain;
using DevNode.Chain.Intrinsics;
using DevNode.Tests.Chain;
using Action = Antelope.Chain.Action;

namespace DevNode.Tests.Wasm.Differential;

/// <summary>The transactions that prepare a chain for the cases and those of the cases: the same bytes for every node.</summary>
internal sealed class CaseChain(TimePoint start)
{
    private static readonly Checksum256 GenesisBlock = GoldenChain.Blocks("empty")[0].Header.CalculateId();
    private static readonly ProtocolFeatureSet Features = ProtocolFeatureSet.CreateDefault();
    private uint _distinct = 20_000;

    /// <summary>Calls preactivate_feature, before it is followed by the others.</summary>
    private readonly CallerContract _activator = new(ContractIntrinsics.Functions, ["preactivate_feature"]);

    /// <summary>Calls everything.</summary>
    public CallerContract Caller { get; } = new(ContractIntrinsics.Functions, ContractIntrinsics.Functions.Names);

    /// <summary>The feature that a node's own API must activate first.</summary>
    public static Checksum256 PreactivateFeature => Digest(BuiltinProtocolFeature.PreactivateFeature);

    /// <summary>After <see cref="PreactivateFeature"/>: all features but the given ones; a block must follow.</summary>
    public IEnumerable<PackedTransaction> Activations(params BuiltinProtocolFeature[] without) =>
    [
        Sign(SetCode("eosio", _activator.Code)),
        // dependencies first
        Activate(_activator, Enum.GetValues<BuiltinProtocolFeature>().Except([BuiltinProtocolFeature.PreactivateFeature, .. without])),
    ];

    /// <summary>Once eosio has the contract that calls everything.</summary>
    public PackedTransaction Activate(IEnumerable<BuiltinProtocolFeature> features) => Activate(Caller, features);

    private PackedTransaction Activate(CallerContract contract, IEnumerable<BuiltinProtocolFeature> features)
    {
        var program = new CallerProgram(contract);
        foreach (var feature in features)
            program.Call("preactivate_feature", (false, program.Place(Digest(feature).Bytes)));
        return Sign(Run("eosio", program.ToActionData()));
    }

    /// <summary>While eosio has the contract that only activates.</summary>
    public PackedTransaction ActivateFirst(BuiltinProtocolFeature feature) => Activate(_activator, [feature]);

    /// <summary>The accounts, their code, and the privilege of one.</summary>
    public IEnumerable<PackedTransaction> Accounts() => [NewAccounts(), .. Contracts()];

    /// <summary>The accounts.</summary>
    public PackedTransaction NewAccounts()
    {
        Name[] names = [CaseMaterial.Fuzz, CaseMaterial.Privileged, CaseMaterial.Other];
        var authority = Authority.Of(CaseMaterial.Key.PublicKey);
        return Sign([.. names.Select(name => Action.Of("eosio", NewAccount.ActionName, [new("eosio", "active")], new NewAccount("eosio", name, authority, authority)))]);
    }

    /// <summary>Their code, and the privilege of one; all features that have host functions must be active.</summary>
    public IEnumerable<PackedTransaction> Contracts()
    {
        foreach (var name in new[] { "eosio", CaseMaterial.Fuzz, CaseMaterial.Privileged })
            yield return Sign(SetCode(name, Caller.Code));
        var program = new CallerProgram(Caller);
        program.Call("set_privileged", (false, Name.Parse(CaseMaterial.Privileged).Value), (false, 1));
        yield return Sign(Run("eosio", program.ToActionData()));
    }

    /// <summary>The case of a program: run by the plain or the privileged account, sometimes without context.</summary>
    public PackedTransaction Case(byte[] program, bool isPrivileged, bool isContextFree)
    {
        var account = isPrivileged ? CaseMaterial.Privileged : CaseMaterial.Fuzz;
        return isContextFree
            ? Sign(Run(account, []), [new(account, "run", [], program)], [[1, 2, 3], [], new byte[40]])
            : Sign(Run(account, program));
    }

    /// <summary>A transaction of actions that all accounts' key authorizes, executed after a delay in seconds.</summary>
    public PackedTransaction Sign(IReadOnlyList<Action> actions, uint delaySec = 0) => Sign(actions, [], [], delaySec);

    private PackedTransaction Sign(Action action) => Sign([action]);

    private PackedTransaction Sign(Action action, IReadOnlyList<Action> contextFree, IReadOnlyList<byte[]> data) => Sign([action], contextFree, data);

    private PackedTransaction Sign(IReadOnlyList<Action> actions, IReadOnlyList<Action> contextFree, IReadOnlyList<byte[]> data, uint delaySec = 0) =>
        Transaction(actions, contextFree, delaySec).Sign(GoldenChain.ChainId, [CaseMaterial.Key], contextFreeData: data);

    /// <summary>A transaction unlike any other, not signed.</summary>
    public Transaction Transaction(IReadOnlyList<Action> actions, IReadOnlyList<Action>? contextFree = null, uint delaySec = 0) => new()
    {
        Expiration = TimePointSec.From(start + TimeSpan.FromMinutes(50)),
        RefBlockNum = 1,
        RefBlockPrefix = BinaryPrimitives.ReadUInt32LittleEndian(GenesisBlock.Bytes[8..]),
        MaxNetUsageWords = _distinct++,
        DelaySec = delaySec,
        Actions = actions,
        ContextFreeActions = contextFree ?? [],
    };

    /// <summary>Sets the code of an account.</summary>
    public static Action SetCode(Name account, byte[] code) =>
        Action.Of("eosio", Antelope.Chain.SetCode.ActionName, [new(account, "active")], new SetCode(account, 0, 0, code));

    private static Action Run(Name account, byte[] program) => new(account, "run", [new(account, "active")], program);

    private static Checksum256 Digest(BuiltinProtocolFeature feature) => Features.GetBuiltinDigest(feature)!.Value;
}
