using Antelope;
using DevNode.Tests.Net;

namespace DevNode.Tests.Hosting;

/// <summary>Partitions of a network of whole nodes, cut and healed on the wire (bench's network --partitions, without nodeos and smaller).</summary>
public sealed class PartitionedNodesTests
{
    private const int Count = 4;

    [Fact]
    public async Task The_sides_meet_on_the_head_of_nodeoss_fork_choice_and_lost_transactions_return()
    {
        var random = new Random(1);
        await using var network = await PartitionedNodes.StartAsync(Count);
        var accounts = new List<Name>();
        for (var round = 0; round < 2; round++)
        {
            var side = Enumerable.Range(0, Count).Select(_ => random.Next(2) == 0).ToArray();
            side[1] = !side[0];
            await network.Links.CutAsync(i => side[i]);
            for (var i = 0; i < Count; i++)
                accounts.Add(await network.CreateAccountAsync(i));
            var heads = await HeadsAsync(network);
            var grown = heads.Max(h => h.BlockNum) + 20u;
            await Wait.Until(async () => (await HeadsAsync(network)).Select((h, i) => (h, i)).GroupBy(h => side[h.i]).Any(s => s.All(h => h.h.BlockNum >= grown)),
                "twenty blocks on one side", seconds: 60);

            heads = await RestAsync(network, sides: 2);
            var preferred = heads.MaxBy(h => (h.Irreversible, h.BlockNum));
            network.Links.Heal(i => side[i]);
            if (heads.Select(h => (h.Irreversible, h.BlockNum)).Distinct().Count() > 1)
                await Wait.Until(async () => (await HeadsAsync(network)).All(h => h == preferred), $"{preferred} on every node", seconds: 30);
            await network.SetPausedAsync(false);
        }
        await Wait.Until(async () => (await network.ReadAll(c => accounts.TrueForAll(a => c.Db.Accounts.ByName.Find(a) is not null))).All(all => all),
            "every account on every node", seconds: 60);

        await RestAsync(network, sides: 1);
        (await network.ReadAll(c => c.LastIrreversibleBlockId)).Distinct().ShouldHaveSingleItem();
        var hashes = await Task.WhenAll(network.Nodes.Select(n => n.Read(_ => n.Node.Producer.WithoutPendingBlock(c => c.CalculateIntegrityHash()))));
        hashes.Distinct().ShouldHaveSingleItem();
        // Each transaction stands in one block: the boot's four, code, schedule, and the accounts.
        (await network.Nodes[0].Read(c => Enumerable.Range(2, (int)c.HeadBlockNum - 1).Sum(n => c.FetchBlockByNumber((uint)n)!.Transactions.Count)))
            .ShouldBe(Count + 2 + accounts.Count);
    }

    /// <summary>Pauses production and gives the heads once they stay: a block that was begun is still finished.</summary>
    private static async Task<(uint Irreversible, uint BlockNum, Checksum256 Id)[]> RestAsync(PartitionedNodes network, int sides)
    {
        await network.SetPausedAsync(true);
        var (last, since) = (await HeadsAsync(network), TimeProvider.System.GetTimestamp());
        await Wait.Until(async () =>
        {
            var heads = await HeadsAsync(network);
            if (!heads.SequenceEqual(last))
                (last, since) = (heads, TimeProvider.System.GetTimestamp());
            return heads.Distinct().Count() <= sides && TimeProvider.System.GetElapsedTime(since) > TimeSpan.FromMilliseconds(200);
        }, $"{sides} heads that stay", seconds: 30);
        return last;
    }

    private static Task<(uint Irreversible, uint BlockNum, Checksum256 Id)[]> HeadsAsync(PartitionedNodes network) =>
        network.ReadAll(c => (c.LastIrreversibleBlockNum, c.HeadBlockNum, c.HeadBlockId));
}
