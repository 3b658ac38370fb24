using System.Globalization;
using Antelope;

namespace Bench.Network;

/// <summary>A network of five producers of both engines under load.</summary>
internal static class NetworkCommand
{
    public const string Usage = """
        network [--nodeos PATH [--all-nodeos]] [--minutes 10 | --partitions N] [--seed 1] [--rate 20] [--directory DIR]
            Boots five producers (three DevNodes and two nodeos, five DevNodes without --nodeos, or five nodeos), sends random
            transactions, starts each engine from a snapshot of the other meanwhile, then replays each engine's block log by the other.
            With --partitions the network is cut in two N times under load instead: each time all nodes must go over to the head that
            nodeos's fork choice prefers, and every transfer that a node accepted must return to the chain.
            Prints forks, refused blocks and missed slots; ends with 1 unless heads, last irreversible blocks and integrity hashes
            are the same everywhere. The nodeos may be one of Spring before Savanna, whose integrity hashes are compared with one another: the
            DevNode that started from its snapshot shows that its state is the same.
        """;

    public static async Task<int> RunAsync(string[] arguments, CancellationToken cancellation)
    {
        var options = NetworkOptions.Parse(arguments);
        var other = options.Nodeos ?? Repository.DevNode;
        await using var network = await BootedNetwork.StartAsync(options, cancellation);
        var first = (await network.Nodes[0].Api.GetInfoAsync(cancellation)).HeadBlockNum;
        Print($"booted at block {first}: {string.Join(", ", network.Nodes.Select(n => $"{n.Name} {n.Engine}"))}");

        await using var followers = new Followers(network, other);
        if (network.Links is { } links)
        {
            var partitions = new Partitions(network, links, options.Seed, options.Rate);
            await partitions.RunAsync(options.Partitions, cancellation);
            foreach (var sent in partitions.Loads)
                PrintLoad(sent);
        }
        else
        {
            var load = new Load(network.Nodes, new RandomTransactions(options.Seed, [.. network.Nodes.Select(n => (Name)n.Name)]).Next, options.Rate);
            await load.RunAsync(options.Load / 2, cancellation);
            var starting = followers.StartAsync(cancellation);
            await load.RunAsync(options.Load / 2, cancellation);
            await starting;
            PrintLoad(load);
        }

        NetworkNode[] nodes = [.. network.Nodes, .. followers.Nodes];
        await NetworkState.CaughtUpAsync(nodes, cancellation);
        await NetworkState.PauseAsync(nodes, cancellation);
        var states = new List<(string Name, NetworkState State)>();
        foreach (var node in nodes)
            states.Add(($"{node.Name} ({node.Engine})", await NetworkState.ReadAsync(node, cancellation)));
        Print($"{await BlockTimes.ReadAsync(network.Nodes[0], first, states[0].State.HeadNum, cancellation)}");
        foreach (var node in nodes)
            await node.StopAsync();
        foreach (var node in nodes)
            Print($"{node.Name} ({node.Engine}): {NetworkLogs.Read(node)}");

        var agree = Compare(states);
        var replays = new List<(string Name, NetworkState State)>();
        foreach (var (source, executable) in new[] { (network.Nodes[1], Repository.DevNode), (network.Nodes[0], other), (network.Nodes[0], Repository.DevNode) })
            replays.Add(($"{Path.GetFileName(executable)} replaying the log of {source.Name} ({source.Engine})", await Handovers.ReplayAsync(network, source, executable, cancellation)));
        agree &= Compare(replays) & replays.TrueForAll(r => r.State.HeadId == states[0].State.LibId);
        Print(agree ? "all the same" : "NOT THE SAME");
        return agree ? 0 : 1;
    }

    private static bool Compare(List<(string Name, NetworkState State)> states)
    {
        foreach (var (name, state) in states)
            Print($"{name}: head {state.HeadNum} {state.HeadId}, irreversible {state.LibNum} {state.LibId}, integrity hash {state.IntegrityHash}");
        return NetworkState.Agree([.. states.Select(s => s.State)]);
    }

    private static void PrintLoad(Load load)
    {
        Print($"transactions: {load.Accepted} accepted, {load.Refused} refused, {load.Unanswered} without an answer");
        foreach (var (kind, (accepted, refused)) in load.Counts)
            Print($"    {kind,-24} {accepted,6} accepted {refused,6} refused");
        foreach (var (error, (count, first)) in load.Errors)
            Print($"    {error,-44} {count,6}, first: {first.ReplaceLineEndings(" ")}");
    }

    private static void Print(FormattableString text) => Print(text.ToString(CultureInfo.InvariantCulture));

    private static void Print(string text) => Console.WriteLine(text);
}
