using Antelope;
using BootAgent.Contracts;
using BootAgent.Nodes;
using BootAgent.Plan;
using BootAgent.Sending;

namespace BootAgent.Steps;

/// <summary>What the steps work with.</summary>
public sealed record BootContext(
    BootPlan Plan, KeyRing Keys, ContractSet Contracts, IReadOnlyList<ChainNode> Nodes,
    TransactionSender Sender, Confirmations Confirmations, Waiter Waiter, BootLimits Limits)
{
    /// <summary>Puts the parts together around the nodes.</summary>
    public static BootContext Create(
        BootPlan plan, KeyRing keys, ContractSet contracts, IReadOnlyList<ChainNode> nodes, TimeProvider clock, ITransactionLog log,
        BootLimits? limits = null)
    {
        limits ??= new BootLimits();
        var genesis = nodes.First(node => node.Planned.Producer == SystemAccounts.Eosio);
        var waiter = new Waiter(clock);
        var confirmations = new Confirmations(genesis);
        var sender = new TransactionSender(genesis, new TransactionPacker(keys, clock), confirmations, waiter, log, limits.Answer);
        return new BootContext(plan, keys, contracts, nodes, sender, confirmations, waiter, limits);
    }

    /// <summary>The node that everything is sent to and that is looked at: it produces until the elected producers do.</summary>
    public ChainNode Genesis => Nodes.First(node => node.Planned.Producer == SystemAccounts.Eosio);

    /// <summary>The producers that the contract would elect now: the 21 with most votes, by name.</summary>
    public async Task<IReadOnlyList<Name>> GetElectedAsync(CancellationToken cancellation)
    {
        var rows = await ProducerRow.ReadAllAsync(Genesis, cancellation);
        return [.. rows.Where(row => row.IsActive && row.Votes > 0)
            .OrderByDescending(row => row.Votes).Take(VoteRule.ScheduleSize).Select(row => row.Owner).Order()];
    }

    /// <summary>Waits until a node's head is at least the given block.</summary>
    public Task WaitForBlockAsync(ChainNode node, uint number, CancellationToken cancellation) =>
        Waiter.UntilAsync($"block {number} on {node.Name}", Limits.Blocks, async token =>
        {
            var info = await node.GetInfoAsync(token);
            return Sight.If(info.HeadBlockNum >= number, $"head {info.HeadBlockNum}");
        }, cancellation);
}
