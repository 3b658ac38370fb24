using Antelope.Chain;
using Antelope.Json;

namespace Antelope.Api;

public sealed partial class ChainClient
{
    /// <summary>Executes a transaction and gives its trace; a failed one is <see cref="ChainApiException"/>. Never repeated.</summary>
    public async Task<TransactionResult> SendTransactionAsync(PackedTransaction transaction, CancellationToken cancellation = default) =>
        TransactionResult.FromVariant(await SendAsync("/v1/chain/send_transaction", transaction.ToVariant(), cancellation).ConfigureAwait(false));

    /// <summary>As <see cref="SendTransactionAsync"/>, by the older endpoint.</summary>
    public async Task<TransactionResult> PushTransactionAsync(PackedTransaction transaction, CancellationToken cancellation = default) =>
        TransactionResult.FromVariant(await SendAsync("/v1/chain/push_transaction", transaction.ToVariant(), cancellation).ConfigureAwait(false));

    /// <summary>As <see cref="SendTransactionAsync"/>; with <paramref name="returnFailureTrace"/> a failed transaction's trace is the result.</summary>
    public async Task<TransactionResult> SendTransaction2Async(
        PackedTransaction transaction, bool returnFailureTrace = true, bool retry = false, ushort? retryBlocks = null, CancellationToken cancellation = default)
    {
        var body = new VariantObject { { "return_failure_trace", returnFailureTrace }, { "retry_trx", retry } };
        if (retryBlocks is { } blocks)
            body.Add("retry_trx_num_blocks", (uint)blocks);
        body.Add("transaction", transaction.ToVariant());
        return TransactionResult.FromVariant(await SendAsync("/v1/chain/send_transaction2", body, cancellation).ConfigureAwait(false));
    }

    /// <summary>Executes a transaction without keeping anything; signatures are not checked.</summary>
    public async Task<TransactionResult> ComputeTransactionAsync(PackedTransaction transaction, CancellationToken cancellation = default) =>
        TransactionResult.FromVariant(await SendAsync("/v1/chain/compute_transaction", new VariantObject { { "transaction", transaction.ToVariant() } }, cancellation).ConfigureAwait(false));
}
