using System.Globalization;
using Antelope;
using Antelope.Chain;
using Antelope.Json;
using Action = Antelope.Chain.Action;

namespace Bench.Network;

/// <summary>Very many open proposals of eosio.msig on a booted network.</summary>
internal static class ProposalsCommand
{
    public const string Usage = """
        proposals [--nodeos PATH] [--count 10000] [--directory DIR]
            Boots five producers (two of them nodeos when it is given) and opens so many proposals. Every node must count them, some are
            approved and executed, and a node that starts again and replays by each engine must end with the state of the others.
        """;

    private const int InOneTransaction = 10;
    private const int Executed = 50;
    private const int Proposers = 4;

    /// <summary>What a proposal, its packed transaction and its approvals take, bytes.</summary>
    private const int BytesOfOne = 1500;

    private static readonly Name Msig = "eosio.msig";
    private static readonly ContractActions Contracts = new();

    public static async Task<int> RunAsync(string[] arguments, CancellationToken cancellation)
    {
        var count = 10_000;
        if (Array.IndexOf(arguments, "--count") is >= 0 and var at)
        {
            count = int.Parse(arguments[at + 1], CultureInfo.InvariantCulture);
            arguments = [.. arguments[..at], .. arguments[(at + 2)..]];
        }
        var options = NetworkOptions.Parse(arguments);
        await using var network = await BootedNetwork.StartAsync(options, cancellation);
        var proposers = BootedNetwork.Users.Take(Proposers).ToList();
        var proposals = Enumerable.Range(0, count)
            .Select(i => (Proposer: proposers[i % proposers.Count], Name: (Name)$"p{RandomTransactions.Base32(i)}"))
            .Select(p => new Proposal(Contracts, p.Proposer, p.Name, p.Proposer)).ToList();
        var rich = network.Nodes[0].Name;
        foreach (var user in proposers)
        {
            var bytes = (uint)((count / proposers.Count) + 1) * BytesOfOne;
            var buy = Contracts.Call("eosio", "buyrambytes", rich, new() { { "payer", rich }, { "receiver", user }, { "bytes", bytes } });
            await SendAsync(network.Nodes[0], [buy], cancellation, BootedNetwork.KeyOf(rich));
        }
        foreach (var (some, i) in proposals.Chunk(InOneTransaction).Select((some, i) => (some, i)))
            await SendAsync(network.Nodes[i % network.Nodes.Count], [.. some.Select(p => p.Propose(Transfer(p.Proposer)))], cancellation);
        await CountAsync(network, count, cancellation);
        foreach (var proposal in proposals.Where((_, i) => i % Math.Max(1, count / Executed) == 0).ToList())
        {
            await SendAsync(network.Nodes[0], [proposal.Approve(), proposal.Execute(proposal.Proposer)], cancellation);
            count--;
        }
        await CountAsync(network, count, cancellation);

        var again = network.Nodes[0];
        await again.StopAsync();
        again.Start(network.PeersOf(again));
        await CountAsync(network, count, cancellation);
        // The block log, which is replayed below, has irreversible blocks alone.
        var last = (await again.Api.GetInfoAsync(cancellation)).HeadBlockNum;
        await Waiting.UntilAsync($"block {last} to be irreversible", TimeSpan.FromMinutes(3), async token =>
        {
            var info = await again.Api.GetInfoAsync(token);
            return (info.LastIrreversibleBlockNum >= last ? info : null, $"{info.LastIrreversibleBlockNum}");
        }, cancellation);
        await NetworkState.CaughtUpAsync(network.Nodes, cancellation);
        await NetworkState.PauseAsync(network.Nodes, cancellation);
        var states = await Task.WhenAll(network.Nodes.Select(n => NetworkState.ReadAsync(n, cancellation)));
        foreach (var node in network.Nodes)
            await node.StopAsync();
        var replays = new List<NetworkState>();
        foreach (var executable in network.Nodes.Select(n => n.Executable).Distinct())
            replays.Add(await Handovers.ReplayAsync(network, again, executable, cancellation));
        foreach (var (name, state) in network.Nodes.Select(n => n.Engine).Zip(states).Concat(replays.Select(r => ("replay", r))))
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name}: head {state.HeadNum}, integrity hash {state.IntegrityHash}"));
        var same = states.Distinct().Count() == 1 && replays.Distinct().Count() == 1;
        Console.WriteLine(same ? "all the same" : "NOT THE SAME");
        return same ? 0 : 1;
    }

    private static Action Transfer(Name from) => Contracts.Call("eosio.token", "transfer", from,
        new() { { "from", from }, { "to", "eosio.ramfee" }, { "quantity", new Asset(1, BootedNetwork.Symbol) }, { "memo", "" } });

    private static async Task SendAsync(NetworkNode node, IReadOnlyList<Action> actions, CancellationToken cancellation, PrivateKey? key = null)
    {
        var info = await node.Api.GetInfoAsync(cancellation);
        var transaction = TransactionBuilder.Build(info.LastIrreversibleBlockId, info.HeadBlockTime, actions, TimeSpan.FromMinutes(10));
        await node.Api.SendTransactionAsync(transaction.Sign(info.ChainId, [key ?? BootedNetwork.Key]), cancellation);
    }

    /// <summary>Waits until every node has so many proposals; a transaction may still be on its way to it.</summary>
    private static async Task CountAsync(BootedNetwork network, int expected, CancellationToken cancellation)
    {
        foreach (var node in network.Nodes)
        {
            await Waiting.UntilAsync($"{expected} proposals on {node.Name} ({node.Engine})", TimeSpan.FromMinutes(1), async token =>
            {
                var scopes = await node.Api.GetTableByScopeAsync(Msig, "proposal", limit: 100, cancellation: token);
                var found = scopes.Rows.Sum(r => (long)r["count"].AsUInt64());
                return (found == expected ? scopes : null, found.ToString(CultureInfo.InvariantCulture));
            }, cancellation);
        }
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{expected} open proposals on every node"));
    }
}
