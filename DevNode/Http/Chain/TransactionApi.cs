using System.Security.Cryptography;
using Antelope;
using Antelope.Abi;
using Antelope.Chain;
using Antelope.Json;
using Antelope.Serialization;
using DevNode.Chain;
using DevNode.Hosting;

namespace DevNode.Http;

/// <summary>The chain API's calls that execute: transactions and blocks.</summary>
internal sealed class TransactionApi(ChainThread chain, BlockProducer producer, ChainApiSettings settings, TransactionRetry? retry)
{
    private const int Accepted = 202;
    private const int MaxTransactionsAtOnce = 1000;

    public IEnumerable<ApiCall> Calls(string prefix) =>
    [
        Write(prefix + "push_transaction", async json => await PushAsync(json)),
        Write(prefix + "push_transactions", PushManyAsync, json => (Variant)json.AsArray().Select(item => (Variant)item.AsObject()).ToArray()),
        Write(prefix + "send_transaction", async json => Result(await ExecuteAsync(json, true, false, false))),
        Write(prefix + "send_transaction2", Send2Async, p => Send2Params.From(p.AsObject())),
        Write(prefix + "push_block", PushBlockAsync, BlockInput.ToSignedBlock),
        new(prefix + "compute_transaction", async body =>
        {
            var json = ApiParams.Parse(body, ParamsKind.Required, p => p.AsObject().TryGet("transaction", out var t) ? t : default);
            return new(200, Result(await ExecuteAsync(json, persist: false, readOnly: true, returnFailureTrace: true)));
        }),
    ];

    private sealed record Send2Params(bool ReturnFailureTrace, bool Retry, ushort? RetryBlocks, Variant Transaction)
    {
        public static Send2Params From(VariantObject p) => new(
            p.ReadBool("return_failure_trace", true), p.ReadBool("retry_trx"), p.ReadOptional("retry_trx_num_blocks", v => (ushort)v.AsUInt64()),
            p.TryGet("transaction", out var transaction) ? transaction : default);
    }

    private ApiCall Write(string path, Func<Variant, Task<Variant>> handle, Func<Variant, Variant>? convert = null) =>
        Write<Variant>(path, handle, convert ?? (json => json.AsObject()));

    private ApiCall Write<T>(string path, Func<T, Task<Variant>> handle, Func<Variant, T> convert) => new(path, async body =>
    {
        ChainErrors.MissingChainApiPluginException.Assert(settings.AcceptTransactions, "Not allowed, node has api-accept-transactions = false");
        return new(Accepted, await handle(ApiParams.Parse(body, ParamsKind.Required, convert)));
    });

    private async Task<Variant> PushAsync(Variant json)
    {
        var (trace, output) = await ExecuteAsync(json, persist: true, readOnly: false, returnFailureTrace: false);
        return Result((trace, TraceTree.Nest(output, trace)));
    }

    private async Task<Variant> PushManyAsync(Variant json)
    {
        var transactions = json.AsArray();
        ChainErrors.TooManyTxAtOnce.Assert(transactions.Count <= MaxTransactionsAtOnce, "Attempt to push too many transactions at once");
        if (transactions.Count == 0)
            throw NoTransactions();
        var results = new List<Variant>();
        foreach (var transaction in transactions)
        {
            try
            {
                results.Add(await PushAsync(transaction));
            }
            catch (Exception e) when (IsFailure(e))
            {
                results.Add(new VariantObject { { "transaction_id", default(Checksum256) }, { "processed", new VariantObject { { "error", ApiErrors.Report(e) } } } });
            }
        }
        return results;
    }

    /// <summary>nodeos takes the first one of the list whether there is one or not.</summary>
    private static ChainException NoTransactions() => StdException.NoSuchElement().ToRethrown();

    private async Task<Variant> Send2Async(Send2Params p)
    {
        var packed = await ParseAsync(p.Transaction);
        if (!p.Retry)
            return Result(await ExecuteAsync(packed, persist: true, readOnly: false, p.ReturnFailureTrace));
        var tracker = retry ?? throw ChainErrors.UnsupportedFeature.Error("Transaction retry not enabled on node");
        var (expiration, latest) = (packed.Transaction().Expiration, tracker.MaxExpirationTime);
        ChainErrors.TxExpTooFarException.Assert(expiration.Seconds <= latest.Seconds, $"retry transaction expiration {expiration:e} larger than allowed {latest:m}");
        var executed = await ExecuteAsync(packed, persist: true, readOnly: false, p.ReturnFailureTrace);
        if (executed.Trace.Except is not null)
            return Result(executed);
        var trace = await await chain.RunAsync(_ => tracker.TrackAsync(packed, p.RetryBlocks));
        return new VariantObject { { "transaction_id", executed.Trace.Id }, { "processed", trace } };
    }

    /// <summary>What becomes of the block is not told, as in nodeos.</summary>
    private async Task<Variant> PushBlockAsync(SignedBlock block)
    {
        try
        {
            await chain.RunAsync(_ => producer.OnIncomingBlock(block, block.Header.CalculateId()), ChainPriority.Medium);
        }
        catch (Exception e) when (IsFailure(e))
        {
            // nodeos logs and drops it.
        }
        return new VariantObject();
    }

    private Task<PackedTransaction> ParseAsync(Variant json) => chain.RunAsync(controller => ApiErrors.Frame(
        ChainErrors.PackedTransactionTypeException, "Invalid packed transaction", () => ApiErrors.Annotate(
            new ErrorStep("Failed to deserialize variant").With("variant", json), () => Checked(new ReadContext(controller, settings).Input.ToPackedTransaction(json)))));

    private async Task<(TransactionTrace Trace, VariantObject Json)> ExecuteAsync(Variant json, bool persist, bool readOnly, bool returnFailureTrace) =>
        await ExecuteAsync(await ParseAsync(json), persist, readOnly, returnFailureTrace);

    private async Task<(TransactionTrace Trace, VariantObject Json)> ExecuteAsync(PackedTransaction packed, bool persist, bool readOnly, bool returnFailureTrace)
    {
        var trace = await producer.PushTransactionAsync(packed, persist, readOnly, returnFailureTrace: true);
        if (trace.Except is { } error && !returnFailureTrace)
            throw WithoutBase(error);
        return (trace, await chain.RunAsync(controller => new ReadContext(controller, settings).Traces.Of(trace)));
    }

    /// <summary>The error of a trace has no base class any more: nodeos answers 500 for each of them, whatever it answers when it throws them itself.</summary>
    private static ChainException WithoutBase(ChainException error)
    {
        return new ChainException(new(null, error.Type.Code, error.Type.Name, error.Type.What), error.Steps[0]).AppendAll(error.Steps.Skip(1));
    }

    /// <summary>Unpacks it, so that bytes that are no transaction are refused here.</summary>
    private static PackedTransaction Checked(PackedTransaction packed)
    {
        var captured = new ErrorStep("").With("compression", packed.Compression == CompressionType.None ? "none" : "zlib");
        ApiErrors.Annotate(captured, packed.Transaction);
        ApiErrors.Annotate(captured, packed.ContextFreeData);
        return packed;
    }

    private static Variant Result((TransactionTrace Trace, VariantObject Json) executed) =>
        new VariantObject { { "transaction_id", executed.Trace.Id }, { "processed", executed.Json } };

    private static bool IsFailure(Exception e) => e is ChainException or StdException or AbiException or PackException or FormatException or CryptographicException;
}
