using Antelope;
using Antelope.Chain;
using DevNode.Chain;

namespace DevNode.Tests.Wasm.Differential;

/// <summary>A transaction of a directed case, and what it is about.</summary>
internal readonly record struct DirectedCase(string Label, PackedTransaction Transaction);

/// <summary>Cases written one by one, for what random programs seldom meet: each in its own transaction, in this order.</summary>
internal static class DirectedCases
{
    /// <summary>Prepares a new chain and runs all cases: what each was about, and what it did.</summary>
    public static async Task<List<(string Label, string Outcome)>> RunDirectedAsync(this ICaseNode node, TimePoint start)
    {
        var chain = new CaseChain(start);
        await node.ActivateAsync(CaseChain.PreactivateFeature);
        await node.PushAllAsync([.. chain.Activations(without: [BuiltinProtocolFeature.ConfigurableWasmLimits, BuiltinProtocolFeature.WebauthnKey]), chain.NewAccounts()]);
        var outcomes = new List<(string, string)>();
        await RunAsync(RefusalCases.All(chain));
        await RunAsync(KeyCases.Before(chain));
        await RunAsync(ModuleCases.All(chain, "fixed limits"));
        await node.PushAllAsync([chain.ActivateFirst(BuiltinProtocolFeature.ConfigurableWasmLimits), chain.ActivateFirst(BuiltinProtocolFeature.WebauthnKey)]);
        await RunAsync(ModuleCases.All(chain, "set limits"));
        await node.PushAllAsync(chain.Contracts());
        await RunAsync(KeyCases.After(chain));
        await RunAsync(PrimitiveCases.All(chain));
        await RunAsync(WasmLimitCases.All(chain));
        await RunAsync(RefusalCases.Limits(chain));
        await RunAsync(ParameterCases.All(chain));
        return outcomes;

        async Task RunAsync(IEnumerable<DirectedCase> cases)
        {
            var count = 0;
            foreach (var (label, transaction) in cases)
            {
                outcomes.Add((label, await node.PushAsync(transaction)));
                if (++count % 40 == 0)
                    await node.NextBlockAsync();
            }
            await node.NextBlockAsync();
        }
    }
}
