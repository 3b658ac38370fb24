using Antelope;
using Antelope.Api;
using Antelope.Chain;
using BootAgent.Actions;
using BootAgent.Nodes;
using BootAgent.Plan;
using BootAgent.Sending;

namespace BootAgent.Steps;

/// <summary>Waits until every node answers, has its peers and follows the same chain, and makes sure that it is ours.</summary>
public sealed class WaitForNodes : IBootStep
{
    private static readonly PermissionLevel Producers = Call.ActiveOf(SystemAccounts.Prods);

    /// <inheritdoc/>
    public string Name => "nodes";

    /// <inheritdoc/>
    public string Source => "tutorial 1.5, 2.7 and 2.8; bios-boot-tutorial.py stepStartBoot, stepStartProducers";

    /// <inheritdoc/>
    public async Task<StepResult> RunAsync(BootContext boot, CancellationToken cancellation)
    {
        var infos = await Task.WhenAll(boot.Nodes.Select(node => WaitForAnswerAsync(boot, node, cancellation)));
        CheckChain(boot, infos);
        await CheckOwnerAsync(boot, cancellation);
        await Task.WhenAll(boot.Nodes.Select(node => WaitForPeersAsync(boot, node, cancellation)));
        var head = infos.Max(info => info.HeadBlockNum);
        await Task.WhenAll(boot.Nodes.Select(node => boot.WaitForBlockAsync(node, head, cancellation)));
        boot.Confirmations.StartAfter(head);
        return StepResult.Done($"{boot.Nodes.Count} nodes on chain {infos[0].ChainId} at block {head}");
    }

    private static Task<ChainInfo> WaitForAnswerAsync(BootContext boot, ChainNode node, CancellationToken cancellation) =>
        boot.Waiter.UntilAsync($"{node} to answer get_info", boot.Limits.NodeStart,
            async token => Sight.Of(await node.GetInfoAsync(token)), cancellation);

    private static void CheckChain(BootContext boot, ChainInfo[] infos)
    {
        var wanted = boot.Plan.ChainId ?? infos[0].ChainId;
        for (var i = 0; i < infos.Length; i++)
        {
            if (infos[i].ChainId != wanted)
            {
                throw new BootException(
                    $"{boot.Nodes[i]} is on another chain: {infos[i].ChainId} instead of {wanted}; its data directory or genesis is not this lab's");
            }
        }
    }

    /// <summary>eosio must be held by the lab's key, or have resigned already, or nothing here could sign for it.</summary>
    private static async Task CheckOwnerAsync(BootContext boot, CancellationToken cancellation)
    {
        var eosio = await boot.Genesis.GetAccountAsync(SystemAccounts.Eosio, cancellation)
            ?? throw new BootException($"{boot.Genesis} has no account eosio");
        var active = eosio.Permissions.First(permission => permission.Name == Call.Active).RequiredAuth;
        var key = boot.Keys[SystemAccounts.Eosio].PublicKey;
        if (active != Authority.Of(key) && active != Authority.Of(Producers))
        {
            var holder = string.Join(", ", active.Keys.Select(held => held.Key.ToString()).Concat(active.Accounts.Select(held => held.Permission.ToString())));
            throw new BootException($"the chain is not this lab's: eosio is held by {holder}, not by the lab's key {key}");
        }
    }

    private static Task WaitForPeersAsync(BootContext boot, ChainNode node, CancellationToken cancellation)
    {
        var wanted = node.Planned.Peers ?? boot.Nodes.Count - 1;
        return boot.Waiter.UntilAsync($"{node.Name} to have {wanted} peers", boot.Limits.NodeStart, async token =>
        {
            var peers = await node.CountPeersAsync(token);
            return Sight.If(peers >= wanted, $"{peers} peers");
        }, cancellation);
    }
}
