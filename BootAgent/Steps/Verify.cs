using Antelope;
using Antelope.Json;
using BootAgent.Nodes;
using BootAgent.Plan;

namespace BootAgent.Steps;

/// <summary>Checks on every node that the chain is as planned, and that the nodes agree on it.</summary>
public sealed class Verify : IBootStep
{
    private const int Parallel = 4;

    /// <inheritdoc/>
    public string Name => "verify";

    /// <inheritdoc/>
    public string Source => "every step before";

    /// <inheritdoc/>
    public async Task<StepResult> RunAsync(BootContext boot, CancellationToken cancellation)
    {
        await boot.Sender.ConfirmAsync(cancellation);
        var head = (await boot.Genesis.GetInfoAsync(cancellation)).HeadBlockNum;
        await Task.WhenAll(boot.Nodes.Select(node => boot.WaitForBlockAsync(node, head, cancellation)));
        var elected = await boot.GetElectedAsync(cancellation);
        var errors = await Task.WhenAll(boot.Nodes.Select(node => CheckNodeAsync(boot, node, elected, cancellation)));
        var (irreversible, disagreement) = await CompareAsync(boot, cancellation);
        var all = errors.SelectMany(list => list).Concat(disagreement).ToList();
        return all.Count == 0
            ? StepResult.Done($"{boot.Nodes.Count} nodes agree on block {irreversible}, and on every stake, authority and supply")
            : throw new BootException(string.Join("; ", all));
    }

    private static async Task<(uint, IReadOnlyList<string>)> CompareAsync(BootContext boot, CancellationToken cancellation)
    {
        var infos = await Task.WhenAll(boot.Nodes.Select(node => node.GetInfoAsync(cancellation)));
        var irreversible = infos.Min(info => info.LastIrreversibleBlockNum);
        var ids = await Task.WhenAll(boot.Nodes.Select(async node => (await node.GetBlockInfoAsync(irreversible, cancellation)).Id));
        return (irreversible, [.. boot.Nodes.Zip(ids).Where(pair => pair.Second != ids[0])
            .Select(pair => $"{pair.First.Name} has the irreversible block {pair.Second}, {boot.Nodes[0].Name} has {ids[0]}")]);
    }

    private static async Task<IReadOnlyList<string>> CheckNodeAsync(
        BootContext boot, ChainNode node, IReadOnlyList<Name> elected, CancellationToken cancellation)
    {
        var errors = new List<string>();
        var schedule = await node.GetActiveScheduleAsync(cancellation);
        var producing = schedule.Producers.Select(producer => producer.ProducerName).ToList();
        if (!elected.ToHashSet().SetEquals(producing))
        {
            errors.Add($"{node.Name}: the active schedule is {string.Join(", ", producing)}, elected are {string.Join(", ", elected)}");
        }
        errors.AddRange(await CheckAuthoritiesAsync(node, cancellation));
        var stats = await node.GetCurrencyStatsAsync(SystemAccounts.Token, boot.Plan.Symbol.Code, cancellation);
        // Claimed rewards add to what was issued; nothing takes away from it.
        if (stats is null || stats.MaxSupply != boot.Plan.Supply || stats.Supply.Amount < boot.Plan.Issue.Amount)
        {
            errors.Add($"{node.Name}: the supply is {stats?.Supply} of {stats?.MaxSupply}, planned {boot.Plan.Issue} of {boot.Plan.Supply}");
        }
        errors.AddRange(await CheckStakesAsync(boot, node, cancellation));
        return errors;
    }

    private static async Task<IReadOnlyList<string>> CheckAuthoritiesAsync(ChainNode node, CancellationToken cancellation)
    {
        var errors = new List<string>();
        foreach (var (account, holder) in Resign.Handovers)
        {
            var view = await node.GetAccountAsync(account, cancellation);
            if (view is null || !Resign.HasResigned(view, holder))
            {
                errors.Add($"{node.Name}: {account} is not held by {holder} alone");
            }
            if (account == SystemAccounts.Msig && view is not { Privileged: true })
            {
                errors.Add($"{node.Name}: eosio.msig is not privileged");
            }
        }
        return errors;
    }

    private static async Task<IReadOnlyList<string>> CheckStakesAsync(BootContext boot, ChainNode node, CancellationToken cancellation)
    {
        var errors = new System.Collections.Concurrent.ConcurrentQueue<string>();
        var options = new ParallelOptions { MaxDegreeOfParallelism = Parallel, CancellationToken = cancellation };
        await System.Threading.Tasks.Parallel.ForEachAsync(boot.Plan.Accounts, options, async (account, token) =>
        {
            var view = await node.GetAccountAsync(account.Name, token);
            // Whoever stakes more later does not undo the boot; less than planned was never right.
            var staked = view?.Row("total_resources");
            if (staked is null || Weight(staked, "net_weight") < account.Net.Amount || Weight(staked, "cpu_weight") < account.Cpu.Amount)
            {
                errors.Enqueue($"{node.Name}: {account.Name} has {(staked is null ? "no stake" : $"{staked["net_weight"]} for NET and {staked["cpu_weight"]} for CPU")}, planned {account.Net} and {account.Cpu}");
            }
        });
        return [.. errors];
    }

    private static long Weight(VariantObject resources, string member) => Asset.Parse(resources[member].AsString()).Amount;
}
