using Antelope;
using Antelope.Chain;
using Antelope.Serialization;
using DevNode.Chain;
using Action = Antelope.Chain.Action;

namespace DevNode.Tests.Wasm.Differential;

/// <summary>
/// Blocks full of deferred and delayed transactions: sent, replaced, cancelled, executed, failed with and without a handler, expired.
/// What a program learns about its block and transaction it returns, so that the block's action merkle root covers it.
/// </summary>
internal sealed class BlockScenario
{
    /// <summary>Features that change deferred transactions: activated half way.</summary>
    private static readonly BuiltinProtocolFeature[] Later =
        [BuiltinProtocolFeature.ReplaceDeferred, BuiltinProtocolFeature.NoDuplicateDeferredId, BuiltinProtocolFeature.RestrictActionToSelf, BuiltinProtocolFeature.RamRestrictions];

    private static readonly Name[] Accounts = [CaseMaterial.Fuzz, CaseMaterial.Privileged, CaseMaterial.Other];
    private readonly CaseChain _chain;
    private readonly BlockPrograms _programs;
    private readonly Random _random;
    private readonly List<Checksum256> _delayed = [];

    public BlockScenario(TimePoint start, int seed)
    {
        _chain = new(start);
        _random = new(seed);
        _programs = new(_chain.Caller, _random);
    }

    /// <summary>Prepares a new chain and fills blocks.</summary>
    public async Task RunAsync(ICaseNode node, int blocks)
    {
        await node.ActivateAsync(CaseChain.PreactivateFeature);
        await node.PushAllAsync(_chain.Activations(without: Later));
        await node.PushAllAsync(_chain.Accounts());
        await node.PushAllAsync([_chain.Sign([.. Accounts.Take(2).Select(AllowCode)])]);
        for (var i = 0; i < blocks; i++)
        {
            if (i == blocks / 2)
                await node.PushAllAsync([_chain.Activate(Later)]);
            for (var left = _random.Next(1, 6); left > 0; left--)
                await node.PushAsync(Next());
            await node.NextBlockAsync();
        }
        for (var i = 0; i < 8; i++)
            await node.NextBlockAsync();
    }

    private PackedTransaction Next()
    {
        switch (_random.Next(10))
        {
            case 0:
                return _chain.Sign([Action.Of("eosio", CancelDelay.ActionName, [new(CaseMaterial.Fuzz, "active")],
                    new CancelDelay(new(CaseMaterial.Fuzz, "active"), _delayed.Count == 0 ? default : _delayed[^1]))]);
            case 1 or 2:
                var delayed = _chain.Sign([_programs.Run(Accounts[0], [Accounts[0]], depth: 1)], delaySec: (uint)_random.Next(1, 4));
                _delayed.Add(delayed.Transaction().Id());
                return delayed;
            case 3:
                return _chain.Sign([_programs.StoreHandler(CaseMaterial.Fuzz)]);
            case 4:
                return _chain.Sign([_programs.SetExpirationWindow(_random.Next(3) == 0 ? 0u : 600)]);
            default:
                return _chain.Sign([_programs.Run(Accounts[_random.Next(2)], [.. Accounts.Where((account, i) => i == 0 || _random.Next(2) == 0)], depth: 0)]);
        }
    }

    /// <summary>Lets an account's contract act for it.</summary>
    private static Action AllowCode(Name account) => Action.Of("eosio", UpdateAuth.ActionName, [new(account, "active")],
        new UpdateAuth(account, "active", "owner", new(1, [new(CaseMaterial.Key.PublicKey, 1)], [new(new(account, "eosio.code"), 1)], [])));
}
