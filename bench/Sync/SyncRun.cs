using Bench.Network;

namespace Bench.Sync;

/// <summary>One node fetches a chain from another.</summary>
internal sealed class SyncRun(SyncSource chain, NetworkNode source, string follower, string root)
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(5);

    /// <summary>Seconds it took, and the processor time of the source and of the follower meanwhile.</summary>
    public async Task<(double Seconds, double SourceCpu, double FollowerCpu)> RunAsync(CancellationToken cancellation)
    {
        var name = $"{Path.GetFileName(follower)}-of-{source.Name}";
        await using var node = new NetworkNode(name, follower, root);
        node.Start("--genesis-json", Path.Combine(chain.Directory, "genesis.json"));
        await HeadAsync(node, 1, cancellation);
        var clock = TimeProvider.System;
        var (servedBefore, fetchedBefore) = (Cpu(source), Cpu(node));
        var start = clock.GetTimestamp();
        await node.Api.CallAsync("/v1/net/connect", source.P2pAddress);
        await HeadAsync(node, chain.Blocks, cancellation);
        var seconds = clock.GetElapsedTime(start).TotalSeconds;
        var use = (Cpu(source) - servedBefore, Cpu(node) - fetchedBefore);
        await node.StopAsync();
        return (seconds, use.Item1, use.Item2);
    }

    /// <summary>Waits until a node answers and its head has that number.</summary>
    public static Task HeadAsync(NetworkNode node, uint number, CancellationToken cancellation) =>
        Waiting.UntilAsync($"block {number} on {node.Name}", Limit, async token =>
        {
            var info = await node.Api.GetInfoAsync(token);
            return (info.HeadBlockNum >= number ? info : null, $"block {info.HeadBlockNum}; see {node.LogFile}");
        }, cancellation);

    private static double Cpu(NetworkNode node) => ProcessUse.Read([node.Id])[0].CpuSeconds;
}
