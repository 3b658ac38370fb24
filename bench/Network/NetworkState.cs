using Antelope;

namespace Bench.Network;

/// <summary>What a node says its chain is at rest.</summary>
/// <param name="IsSpring">Whether the integrity hash is over Spring's form of the state, which gives another one.</param>
internal sealed record NetworkState(uint HeadNum, Checksum256 HeadId, uint LibNum, Checksum256 LibId, Checksum256 IntegrityHash, bool IsSpring)
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    /// <summary>Three slots: longer than a block takes that was begun before production was paused.</summary>
    private static readonly TimeSpan Rest = TimeSpan.FromMilliseconds(1500);

    /// <summary>Waits until every node has a head near the first one's.</summary>
    public static Task CaughtUpAsync(IReadOnlyList<NetworkNode> nodes, CancellationToken cancellation) =>
        Waiting.UntilAsync("every node to follow the chain", Limit, async token =>
        {
            var heads = await Task.WhenAll(nodes.Select(async n => (await n.Api.GetInfoAsync(token)).HeadBlockNum));
            return (heads.Min() + 4 >= heads[0] ? heads : null, string.Join(", ", heads));
        }, cancellation);

    /// <summary>Pauses production everywhere and waits until all have one head.</summary>
    public static async Task PauseAsync(IReadOnlyList<NetworkNode> nodes, CancellationToken cancellation)
    {
        await Task.WhenAll(nodes.Select(n => n.Api.PauseAsync(cancellation)));
        await RestAsync(nodes, cancellation);
    }

    /// <summary>Waits until nodes whose production is paused have one head that stays: a block that was begun before is still finished.</summary>
    public static async Task<Tip> RestAsync(IReadOnlyList<NetworkNode> nodes, CancellationToken cancellation)
    {
        var clock = TimeProvider.System;
        var (last, since) = ((Tip?)null, clock.GetTimestamp());
        return await Waiting.UntilAsync("one head on all nodes that stays", Limit, async token =>
        {
            var heads = await Task.WhenAll(nodes.Select(async n => Tip.Of(await n.Api.GetInfoAsync(token))));
            var head = heads.Distinct().Count() == 1 ? heads[0] : null;
            if (head is null || head != last)
                (last, since) = (head, clock.GetTimestamp());
            return (clock.GetElapsedTime(since) > Rest ? head : null, string.Join(", ", heads.AsEnumerable()));
        }, cancellation);
    }

    /// <summary>Reads head, last irreversible block and the integrity hash after the head.</summary>
    public static async Task<NetworkState> ReadAsync(NetworkNode node, CancellationToken cancellation)
    {
        var answer = await node.Api.CallAsync("/v1/producer/get_integrity_hash", default, cancellation);
        var info = await node.Api.GetInfoAsync(cancellation);
        var head = Checksum256.Parse(answer["head_block_id"].AsString());
        if (head != info.HeadBlockId)
            throw new InvalidOperationException($"{node.Name} went on from {head} to {info.HeadBlockId} though production is paused");
        return new(info.HeadBlockNum, head, info.LastIrreversibleBlockNum, info.LastIrreversibleBlockId, Checksum256.Parse(answer["integrity_hash"].AsString()),
            await IsSpringAsync(node, cancellation));
    }

    /// <summary>Whether nodes have one chain and, as far as their hashes are of one form, one state.</summary>
    public static bool Agree(IReadOnlyList<NetworkState> states) =>
        states.Select(s => (s.HeadId, s.LibId)).Distinct().Count() == 1 && states.GroupBy(s => s.IsSpring).All(form => form.Select(s => s.IntegrityHash).Distinct().Count() == 1);

    private static async Task<bool> IsSpringAsync(NetworkNode node, CancellationToken cancellation) =>
        (await node.Api.CallAsync("/v1/node/get_supported_apis", default, cancellation))["apis"].AsArray().Any(api => api.AsString() == "/v1/chain/get_finalizer_info");
}
