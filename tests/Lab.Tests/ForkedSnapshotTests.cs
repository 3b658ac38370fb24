namespace Lab.Tests;

/// <summary>A snapshot of a block that another fork replaces.</summary>
[Collection(BootedLab.Collection)]
public sealed class ForkedSnapshotTests(BootedLab lab)
{
    private const int Node = 3;
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(90);

    [Fact]
    public async Task Another_is_taken_and_has_the_others_chain()
    {
        var node = lab.Client(Node);
        var others = Enumerable.Range(0, Node).ToList();
        foreach (var other in others)
        {
            await node.DisconnectAsync(PeerOf(other));
            await lab.Client(other).DisconnectAsync(PeerOf(Node));
        }

        // Two thirds of the schedule are on the other side: their fork gets longer.
        await Wait.UntilAsync("a block of the lone node that the others do not have", Limit, async () =>
        {
            var (own, theirs) = (await node.GetInfoAsync(), await lab.Client(0).GetInfoAsync());
            return (own.HeadBlockProducer == "accountnum13" && theirs.HeadBlockNum > own.HeadBlockNum
                && (await lab.Client(0).GetBlockInfoAsync(own.HeadBlockNum))["id"].AsString() != own.HeadBlockId.ToString(), $"{own.Json} | {theirs.Json}");
        });
        var snapshot = NodeCommand.SnapshotAsync(lab.Directory, "accountnum13");
        var directory = Path.Combine(lab.Directory.Root, "accountnum13", "snapshots");
        await Wait.UntilAsync("a snapshot that waits", Limit, () =>
            Task.FromResult((Directory.Exists(directory) && Directory.EnumerateFiles(directory, ".pending-*").Any(), directory)));
        foreach (var other in others)
        {
            await node.ConnectAsync(PeerOf(other));
            await lab.Client(other).ConnectAsync(PeerOf(Node));
        }

        var path = await snapshot;
        (await NodeCommand.SucceedAsync(lab.Directory, "accountnum13", "logs", "--tail", "1000", "--no-follow"))
            .ShouldContain("Another snapshot is taken: Snapshotted block was forked out of the chain.");
        var id = Path.GetFileNameWithoutExtension(path)["snapshot-".Length..];
        (await lab.Client(0).GetBlockAsync(id))["id"].AsString().ShouldBe(id);
        (await lab.Client(0).GetInfoAsync()).LastIrreversibleBlockNum.ShouldBeGreaterThanOrEqualTo(Convert.ToUInt32(id[..8], 16));
        Directory.EnumerateFiles(directory, ".*").ShouldBeEmpty();
    }

    private string PeerOf(int node) => $"127.0.0.1:{lab.Directory.P2pPorts[node]}";
}
