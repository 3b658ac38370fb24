using System.Diagnostics;
using Antelope;
using Antelope.Chain;

namespace DevNode.Hosting;

/// <summary>
/// Spans of blocks that hold transactions. Their trace is named by the block's id, as nodeos names it, so that what the producer and
/// each peer do with a block is one trace, although the p2p protocol carries none. Without a listener nothing is made.
/// </summary>
internal static class BlockSpans
{
    private const string NumTag = "antelope.block.num";
    private const string IdTag = "antelope.block.id";
    private const string OutcomeTag = "antelope.block.outcome";

    /// <summary>Ended by <see cref="End"/>: a block from its arrival until it is known what became of it.</summary>
    public static Activity? Received(SignedBlock block, Checksum256 id, string peer) =>
        Start("receive_block", ActivityKind.Consumer, block, id, ContextOf(id))?.SetTag("antelope.peer", peer);

    /// <summary>A block's time on the chain thread, within what <see cref="Received"/> began.</summary>
    public static Activity? Applying(SignedBlock block, Checksum256 id, ActivityContext parent) =>
        parent == default ? null : Start("accept_block", ActivityKind.Internal, block, id, parent);

    /// <summary>A block that was made here, from the start of its signing until it was the head.</summary>
    public static void Produced(SignedBlock block, Checksum256 id, DateTimeOffset start, DateTimeOffset end)
    {
        if (Start("produce_block", ActivityKind.Producer, block, id, ContextOf(id), start) is not { } span)
            return;
        span.SetEndTime(end.UtcDateTime);
        span.Dispose();
    }

    /// <summary>Ends a span with what became of the block; a rejected one is an error.</summary>
    public static void End(Activity? span, string outcome, bool isError)
    {
        if (span is null)
            return;
        span.SetTag(OutcomeTag, outcome);
        if (isError)
            span.SetStatus(ActivityStatusCode.Error);
        span.Dispose();
    }

    /// <summary>The context all nodes give to a block: trace and parent span are bytes of its id, behind those of its number.</summary>
    public static ActivityContext ContextOf(Checksum256 id) => new(
        ActivityTraceId.CreateFromBytes(id.Bytes[16..32]), ActivitySpanId.CreateFromBytes(id.Bytes[8..16]), ActivityTraceFlags.Recorded, isRemote: true);

    private static Activity? Start(string name, ActivityKind kind, SignedBlock block, Checksum256 id, ActivityContext parent, DateTimeOffset start = default) =>
        NodeMetrics.Source.HasListeners() && block.Transactions.Count > 0
            ? NodeMetrics.Source.StartActivity(name, kind, parent, startTime: start)?.SetTag(NumTag, block.BlockNum).SetTag(IdTag, id.ToString())
            : null;
}
