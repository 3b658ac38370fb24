using Antelope;
using Antelope.Chain;

namespace DevNode.Chain;

/// <content>Applying a received or replayed block: the same transactions must give the same block.</content>
public sealed partial class Controller
{
    /// <param name="report">Gets the times it took.</param>
    /// <param name="blockState">The block and its header's state, on top of the head.</param>
    /// <param name="status">Where it comes from.</param>
    /// <param name="trxLookup">Gives metadata with recovered keys that the caller has at hand.</param>
    /// <param name="begun">Its transactions when the recovery of their keys has begun already.</param>
    private void ApplyBlock(
        BlockReport report, BlockState blockState, BlockStatus status, Func<Checksum256, TransactionMetadata?>? trxLookup, BlockTransactions? begun = null)
    {
        try
        {
            var start = Now;
            var block = blockState.Block!;
            StartBlock(block.Header.Timestamp, block.Header.Confirmed, blockState.HeaderState.Extensions.NewProtocolFeatures, status, blockState.Id, TimePoint.MaxValue);
            var pending = Pending;
            pending.TransactionMroot = block.Header.TransactionMroot;

            var skipAuthChecks = SkipAuthCheck;
            var useCached = blockState.ArePublicKeysRecovered || (skipAuthChecks && blockState.TransactionMetas.Count > 0);
            var transactions = useCached ? null : begun ?? new(block, ChainId, skipAuthChecks, trxLookup, _signers, Clock);
            var next = -1;
            foreach (var receipt in block.Transactions)
            {
                next += receipt.Transaction is not null ? 1 : 0;
                var trace = receipt.Transaction is not null
                    ? ExecuteTransaction(transactions?[next] ?? blockState.TransactionMetas[next], TimePoint.MaxValue, long.MaxValue, receipt.CpuUsageUs, true, 0)
                    : ExecuteScheduledTransaction(receipt.DeferredId!.Value, TimePoint.MaxValue, long.MaxValue, receipt.CpuUsageUs, true);
                CheckReceipt(pending, receipt, trace);
            }

            var assembled = Assemble(pending);
            if (assembled.Header.CalculateId() != blockState.Id)
                throw ChainErrors.BlockValidateException.Error("Block ID does not match").Append(DescribeDifference(block.Header, assembled.Header));
            if (!useCached)
                (blockState.TransactionMetas, blockState.ArePublicKeysRecovered) = (pending.TransactionMetas, !skipAuthChecks);
            pending.Completed = blockState;
            report.CopyFrom(pending.Report);
            CommitBlock(addToForkDb: false);
            report.TotalTimeUs = (Now - start).Ticks / 10;
        }
        catch
        {
            AbortBlock();
            throw;
        }
    }

    private static void CheckReceipt(PendingBlock pending, TransactionReceipt receipt, TransactionTrace trace)
    {
        var mayFail = receipt.Status == TransactionStatus.HardFail && receipt.Transaction is null;
        if (trace.Except is { } failure && !mayFail)
            throw failure;
        var error = ChainErrors.BlockValidateException;
        error.Assert(pending.Receipts.Count > 0 && trace.Receipt is not null, $"expected receipt was not added, block_num {pending.HeaderState.BlockNum}, transaction {trace.Id}");
        var got = pending.Receipts[^1];
        error.Assert(
            got.Status == receipt.Status && got.CpuUsageUs == receipt.CpuUsageUs && got.NetUsageWords == receipt.NetUsageWords,
            $"receipt does not match, {Describe(got):lhs} != {Describe(receipt):rhs}");
    }

    private static string Describe(TransactionReceipt r) =>
        $"{{\"status\":\"{r.Status.ToText()}\",\"cpu_usage_us\":{r.CpuUsageUs},\"net_usage_words\":{r.NetUsageWords}}}";

    private static string DescribeDifference(BlockHeader expected, BlockHeader got)
    {
        var differences = new List<string>();
        Compare("timestamp", expected.Timestamp, got.Timestamp);
        Compare("producer", expected.Producer, got.Producer);
        Compare("confirmed", expected.Confirmed, got.Confirmed);
        Compare("previous", expected.Previous, got.Previous);
        Compare("transaction_mroot", expected.TransactionMroot, got.TransactionMroot);
        Compare("action_mroot", expected.ActionMroot, got.ActionMroot);
        Compare("schedule_version", expected.ScheduleVersion, got.ScheduleVersion);
        Compare("new_producers", expected.NewProducers?.Version, got.NewProducers?.Version);
        Compare("header_extensions", expected.HeaderExtensions.Count, got.HeaderExtensions.Count);
        return $"block {expected.BlockNum} differs in {string.Join("; ", differences)}";

        void Compare<T>(string name, T a, T b)
        {
            if (!Equals(a, b))
                differences.Add($"{name}: {a} != {b}");
        }
    }
}
