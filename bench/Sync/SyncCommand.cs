using System.Globalization;
using Bench.Network;

namespace Bench.Sync;

/// <summary>How fast a node that starts with nothing fetches a chain from a peer.</summary>
internal static class SyncCommand
{
    public const string Usage = """
        sync [--nodeos PATH] [--empty 3000] [--full 300] [--transfers 50] [--directory DIR]
            A chain of empty blocks and one of full ones, each with so many token transfers, fetched by a node with an empty directory from a
            peer that has it: each engine from each (DevNode alone without --nodeos or LAB_NODEOS). Prints blocks and transactions per
            second and the processor time of both sides, from the connection to the last block.
        """;

    public static async Task<int> RunAsync(string[] arguments, CancellationToken cancellation)
    {
        var options = new Robustness.CommandOptions(arguments);
        var root = options.Directory;
        var nodeos = options.Text("nodeos") ?? Environment.GetEnvironmentVariable("LAB_NODEOS");
        SyncSource[] chains =
        [
            SyncSource.Make("empty blocks", Path.Combine(root, "empty"), (int)options.Number("empty", 3000), 0),
            SyncSource.Make("full blocks", Path.Combine(root, "full"), (int)options.Number("full", 300), (int)options.Number("transfers", 50)),
        ];
        string[] engines = [.. new[] { Repository.DevNode, nodeos }.OfType<string>()];
        Console.WriteLine("| chain | from | to | blocks/s | transactions/s | processor time of the source, s | of the follower, s |");
        Console.WriteLine("|---|---|---|---|---|---|---|");
        foreach (var chain in chains)
        {
            foreach (var source in engines)
            {
                await using var node = await StartSourceAsync(source, chain, root, cancellation);
                foreach (var follower in engines)
                {
                    var (seconds, served, fetched) = await new SyncRun(chain, node, follower, root).RunAsync(cancellation);
                    Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                        $"| {chain.Blocks} {chain.What} | {Path.GetFileName(source)} | {Path.GetFileName(follower)} | {chain.Blocks / seconds:F0} | {chain.Transactions / seconds:F0} | {served:F2} | {fetched:F2} |"));
                }
                await node.StopAsync();
            }
        }
        return 0;
    }

    private static async Task<NetworkNode> StartSourceAsync(string executable, SyncSource chain, string root, CancellationToken cancellation)
    {
        var node = new NetworkNode($"source-{Path.GetFileName(executable)}-{Path.GetFileName(chain.Directory)}", executable, root);
        node.TakeBlocks(chain.Directory);
        node.Start("--replay-blockchain");
        await SyncRun.HeadAsync(node, chain.Blocks, cancellation);
        return node;
    }
}
