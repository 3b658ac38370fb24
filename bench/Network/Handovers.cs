namespace Bench.Network;

/// <summary>One engine's files given to the other: snapshots while the network runs, block logs after it.</summary>
internal static class Handovers
{
    private static readonly TimeSpan ReplayLimit = TimeSpan.FromMinutes(10);

    /// <summary>A node that starts from a snapshot that another node of the network makes now, and follows the network.</summary>
    public static async Task<NetworkNode> FollowFromSnapshotAsync(BootedNetwork network, NetworkNode source, string executable, CancellationToken cancellation)
    {
        // Answered once the snapshot's block is irreversible.
        var answer = await source.Api.CallAsync("/v1/producer/create_snapshot", default, cancellation);
        var follower = network.Another($"{Path.GetFileName(executable)}-from-snapshot-of-{source.Name}".ToLowerInvariant(), executable);
        follower.Start(["--snapshot", answer["snapshot_name"].AsString(), .. network.PeersOf(follower)]);
        return follower;
    }

    /// <summary>The state of a node that replays, with all checks, the block log of another, which has stopped.</summary>
    public static async Task<NetworkState> ReplayAsync(BootedNetwork network, NetworkNode source, string executable, CancellationToken cancellation)
    {
        await using var replaying = network.Another($"{Path.GetFileName(executable)}-replays-{source.Name}".ToLowerInvariant(), executable);
        replaying.TakeBlocks(Path.Combine(source.Directory, "blocks"), overwrite: true);
        replaying.Start("--replay-blockchain", "--force-all-checks");
        await Waiting.UntilAsync($"{replaying.Name} to answer", ReplayLimit,
            async token => (await replaying.Api.GetInfoAsync(token), "an answer"), cancellation);
        var state = await NetworkState.ReadAsync(replaying, cancellation);
        await replaying.StopAsync();
        return state;
    }
}
