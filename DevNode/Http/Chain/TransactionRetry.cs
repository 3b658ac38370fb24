using Antelope;
using Antelope.Chain;
using Antelope.Json;
using DevNode.Chain;
using DevNode.Hosting;

namespace DevNode.Http;

/// <summary>Sends transactions again until they are in a block, and answers once the block is deep enough (nodeos trx_retry_db). Chain thread only.</summary>
internal sealed class TransactionRetry(ulong maxBytes, TimeSpan interval, TimeSpan maxExpiration, TimeProvider clock)
{
    private static readonly TimeSpan ForkSwitchTime = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan AlmostASecond = TimeSpan.FromMicroseconds(999_999);
    private readonly Dictionary<Checksum256, Tracked> _tracked = [];

    private sealed record Tracked(PackedTransaction Packed, TimePointSec Expiration, ushort? Blocks, TimePoint LastTry, TaskCompletionSource<Variant> Answer)
    {
        /// <summary>0 while it is in none.</summary>
        public uint BlockNum { get; init; }
        public Variant Trace { get; init; }
    }

    /// <summary>Sends to the peers; set before the chain runs.</summary>
    public Action<PackedTransaction> Send { get; set; } = _ => { };

    /// <summary>Latest expiration of a transaction to retry.</summary>
    public TimePointSec MaxExpirationTime => TimePointSec.From(Now + maxExpiration + AlmostASecond);

    private TimePoint Now => TimePoint.From(clock.GetUtcNow());

    /// <summary>The options' retries; null when they ask for none. Throws <see cref="OptionException"/>.</summary>
    public static TransactionRetry? From(OptionValues values, TimeProvider clock)
    {
        const string MaxStorage = "transaction-retry-max-storage-size-gb";
        if (!values.Has(MaxStorage))
            return null;
        if (values.List("producer-name").Count > 0)
            throw new OptionException($"option '--{MaxStorage}': Transaction retry not allowed on producer nodes.");
        if (values.UInt64(MaxStorage) is not (> 0 and var gigabytes))
            return null;
        var (interval, expiration, dedup) = (values.UInt32("transaction-retry-interval-sec"), values.UInt32("transaction-retry-max-expiration-sec"), values.UInt32("p2p-dedup-cache-expire-time-sec"));
        if (interval < 2 * dedup)
            throw new OptionException($"option '--transaction-retry-interval-sec' {interval} must be greater than 2 times p2p-dedup-cache-expire-time-sec {dedup}");
        if (expiration <= interval)
            throw new OptionException($"option '--transaction-retry-max-expiration-sec' {expiration} should be configured larger than transaction-retry-interval-sec {interval}");
        return new(gigabytes << 30, TimeSpan.FromSeconds(interval), TimeSpan.FromSeconds(expiration), clock);
    }

    /// <summary>Follows the chain from now on; answers are traces as <paramref name="toJson"/> shows them.</summary>
    public void Attach(Controller chain, Func<TransactionTrace, Variant> toJson)
    {
        chain.BlockStart += Rollback;
        chain.AppliedTransaction += (trace, _) => OnApplied(trace, toJson);
        chain.AcceptedBlock += state =>
        {
            Answer(t => t.Blocks is { } blocks && t.BlockNum + blocks <= state.BlockNum);
            SendAgain();
        };
        chain.IrreversibleBlock += state =>
        {
            Answer(t => t.BlockNum <= state.BlockNum);
            ClearExpired(state.Header.Timestamp);
        };
    }

    /// <summary>The trace once the transaction is in a block with <paramref name="blocks"/> on top, or irreversible without a number; expired_tx_exception when it never is.</summary>
    public Task<Variant> TrackAsync(PackedTransaction packed, ushort? blocks)
    {
        var size = _tracked.Values.Aggregate(0UL, (sum, t) => sum + SizeOf(t));
        ChainErrors.TxResourceExhaustion.Assert(size < maxBytes, $"Transaction exceeded  transaction-retry-max-storage-size-gb limit: {size} bytes");
        var transaction = packed.Transaction();
        var tracked = new Tracked(packed, transaction.Expiration, blocks, Now, new(TaskCreationOptions.RunContinuationsAsynchronously));
        _tracked.TryAdd(transaction.Id(), tracked);
        return _tracked[transaction.Id()].Answer.Task;
    }

    private static ulong SizeOf(Tracked tracked) => (ulong)(2 * (tracked.Packed.PackedTrx.Length + tracked.Packed.PackedContextFreeData.Length));

    private void OnApplied(TransactionTrace trace, Func<TransactionTrace, Variant> toJson)
    {
        if (trace is { Receipt.Status: TransactionStatus.Executed, Scheduled: false, ProducerBlockId: not null } && _tracked.TryGetValue(trace.Id, out var tracked))
            _tracked[trace.Id] = tracked with { BlockNum = trace.BlockNum, Trace = toJson(trace) };
    }

    /// <summary>A block with this number starts: those from there on are undone. What would be sent at once waits for the fork switch to end.</summary>
    private void Rollback(uint number)
    {
        foreach (var (id, tracked) in _tracked.Where(t => t.Value.BlockNum >= number).ToList())
            _tracked[id] = tracked with { BlockNum = 0, Trace = default, LastTry = tracked.LastTry + interval <= Now ? tracked.LastTry + ForkSwitchTime : tracked.LastTry };
    }

    private void SendAgain()
    {
        foreach (var (id, tracked) in _tracked.Where(t => t.Value.BlockNum == 0 && t.Value.LastTry + interval <= Now).ToList())
        {
            Send(tracked.Packed);
            _tracked[id] = tracked with { LastTry = Now };
        }
    }

    private void Answer(Func<Tracked, bool> isReady)
    {
        foreach (var (id, tracked) in _tracked.Where(t => t.Value.BlockNum != 0 && isReady(t.Value)).ToList())
        {
            tracked.Answer.TrySetResult(tracked.Trace);
            _tracked.Remove(id);
        }
    }

    private void ClearExpired(BlockTimestamp time)
    {
        foreach (var (id, tracked) in _tracked.Where(t => t.Value.Expiration.ToTimePoint() <= time.ToTimePoint()).ToList())
        {
            tracked.Answer.TrySetException(ChainErrors.ExpiredTxException.Error(
                $"expired retry transaction {id:id}, expiration {tracked.Expiration:e}, block time {time:bt}"));
            _tracked.Remove(id);
        }
    }
}
