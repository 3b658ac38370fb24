using System.Security.Cryptography;
using Antelope;
using Antelope.Chain;
using Antelope.Serialization;

namespace DevNode.Chain;

/// <summary>The input transactions of a received block, their keys recovered on all processors.</summary>
internal static class BlockTransactions
{
    /// <summary>
    /// Metadata in order of the block; keys are recovered unless authority is not checked or <paramref name="lookup"/> knows the same
    /// transaction. block_validate_exception when a transaction is damaged or a signature is of no key.
    /// </summary>
    public static IReadOnlyList<TransactionMetadata> Metadata(
        SignedBlock block, Checksum256 chainId, bool skipAuthChecks, Func<Checksum256, TransactionMetadata?>? lookup, TimeProvider clock)
    {
        var packed = block.Transactions.Where(r => r.Transaction is not null).Select(r => r.Transaction!).ToArray();
        var metas = new TransactionMetadata[packed.Length];
        var failures = new ChainException?[packed.Length];
        var unknown = new List<int>();
        for (var i = 0; i < packed.Length; i++)
        {
            if (Create(packed[i], skipAuthChecks, lookup, out failures[i]) is { } known)
                metas[i] = known;
            else if (failures[i] is null)
                unknown.Add(i);
        }
        Parallel.ForEach(unknown, i =>
        {
            try
            {
                metas[i] = TransactionMetadata.RecoverKeys(packed[i], chainId, TransactionType.Input, long.MaxValue, uint.MaxValue, clock);
            }
            catch (Exception e) when (Refusal(e) is { } refusal)
            {
                failures[i] = refusal;
            }
        });
        return failures.FirstOrDefault(f => f is not null) is { } failure ? throw failure : metas;
    }

    /// <summary>What needs no recovery; null when it does, or with a failure.</summary>
    private static TransactionMetadata? Create(
        PackedTransaction packed, bool skipAuthChecks, Func<Checksum256, TransactionMetadata?>? lookup, out ChainException? failure)
    {
        failure = null;
        try
        {
            if (skipAuthChecks)
                return TransactionMetadata.CreateNoRecoverKeys(packed, TransactionType.Input);
            return lookup?.Invoke(packed.Transaction().Id()) is { RecoveredKeys.Count: > 0 } known && known.PackedTrx.Digest() == packed.Digest() ? known : null;
        }
        catch (PackException e)
        {
            failure = Refusal(e);
            return null;
        }
    }

    private static ChainException? Refusal(Exception e) => e switch
    {
        ChainException c => c,
        PackException or CryptographicException or FormatException =>
            ChainErrors.BlockValidateException.Error($"a transaction of the block is not valid: {e.Message}"),
        _ => null,
    };
}
