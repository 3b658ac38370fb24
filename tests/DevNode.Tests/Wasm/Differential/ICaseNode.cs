using Antelope;
using Antelope.Chain;

namespace DevNode.Tests.Wasm.Differential;

/// <summary>A node that runs the cases.</summary>
internal interface ICaseNode : IAsyncDisposable
{
    /// <summary>Activates a feature that needs no preactivation.</summary>
    Task ActivateAsync(Checksum256 feature);

    /// <summary>Waits for, or makes, a block, so that what is preactivated is active.</summary>
    Task NextBlockAsync();

    /// <summary>What a transaction does, in words that are the same for the same effect.</summary>
    Task<string> PushAsync(PackedTransaction transaction);
}

internal static class CaseNodes
{
    /// <summary>Prepares the chain and runs the cases of a seed; each program, and what it did.</summary>
    public static async Task<List<(string Program, string Outcome)>> RunAsync(this ICaseNode node, TimePoint start, int seed, int count)
    {
        var chain = await node.PrepareAsync(start);
        var generator = new CaseGenerator(chain.Caller, seed);
        var random = new Random(seed);
        var outcomes = new List<(string, string)>();
        for (var i = 0; i < count; i++)
        {
            var program = generator.Next();
            outcomes.Add((program.ToString(),
                await node.PushAsync(chain.Case(program.ToActionData(), isPrivileged: random.Next(2) == 0, isContextFree: random.Next(8) == 0))));
            if (i % 25 == 24)
                await node.NextBlockAsync();
        }
        return outcomes;
    }

    /// <summary>Activates all features, makes the accounts and sets their code.</summary>
    public static async Task<CaseChain> PrepareAsync(this ICaseNode node, TimePoint start)
    {
        var chain = new CaseChain(start);
        await node.ActivateAsync(CaseChain.PreactivateFeature);
        await node.PushAllAsync(chain.Activations());
        await node.PushAllAsync(chain.Accounts());
        return chain;
    }

    /// <summary>Pushes transactions that must succeed, then makes a block.</summary>
    public static async Task PushAllAsync(this ICaseNode node, IEnumerable<PackedTransaction> transactions)
    {
        foreach (var transaction in transactions)
            (await node.PushAsync(transaction)).ShouldStartWith("executed");
        await node.NextBlockAsync();
    }
}
