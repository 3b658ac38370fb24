using System.Security.Cryptography;
using Antelope;
using Antelope.Chain;
using Antelope.Serialization;

namespace DevNode.Chain;

/// <summary>
/// The input transactions of a received block. Other threads recover keys ahead of the one that executes (nodeos
/// transaction_metadata::start_recover_keys), which recovers itself what nobody has begun yet.
/// </summary>
internal sealed class BlockTransactions
{
    private readonly Lazy<TransactionMetadata>[] _metadata;
    private int _begun;

    /// <summary>Begins recovery, unless authority is not checked.</summary>
    /// <param name="block">The block.</param>
    /// <param name="chainId">What signatures are for.</param>
    /// <param name="skipAuthChecks">True when no keys are needed.</param>
    /// <param name="lookup">Gives the metadata of a transaction by its id when its keys are known already; called at once, on this thread.</param>
    /// <param name="clock">Measures the recovery.</param>
    public BlockTransactions(SignedBlock block, Checksum256 chainId, bool skipAuthChecks, Func<Checksum256, TransactionMetadata?>? lookup, TimeProvider clock)
    {
        _metadata =
        [
            .. from receipt in block.Transactions
               where receipt.Transaction is not null
               let packed = receipt.Transaction
               select Known(packed, lookup) is { } known
                   ? new Lazy<TransactionMetadata>(known)
                   : new(() => Create(packed, chainId, skipAuthChecks, clock)),
        ];
        var unknown = skipAuthChecks ? 0 : _metadata.Count(m => !m.IsValueCreated);
        for (var helpers = Math.Min(unknown, Environment.ProcessorCount) - 1; helpers > 0; helpers--)
            ThreadPool.UnsafeQueueUserWorkItem(_ => RecoverAhead(), null);
    }

    /// <summary>One of them, in order of the block; block_validate_exception when it is damaged or a signature is of no key.</summary>
    public TransactionMetadata this[int index]
    {
        get
        {
            Interlocked.CompareExchange(ref _begun, index + 1, index);
            return _metadata[index].Value;
        }
    }

    private void RecoverAhead()
    {
        for (var index = Begin(); index < _metadata.Length; index = Begin())
        {
            try
            {
                _ = _metadata[index].Value;
            }
            catch (ChainException)
            {
                // The one who executes gets it again; what follows is of no use.
                return;
            }
        }

        int Begin() => Interlocked.Increment(ref _begun) - 1;
    }

    private static TransactionMetadata? Known(PackedTransaction packed, Func<Checksum256, TransactionMetadata?>? lookup)
    {
        try
        {
            return lookup?.Invoke(packed.Transaction().Id()) is { RecoveredKeys.Count: > 0 } known && known.PackedTrx.Digest() == packed.Digest() ? known : null;
        }
        catch (PackException)
        {
            return null;
        }
    }

    private static TransactionMetadata Create(PackedTransaction packed, Checksum256 chainId, bool skipAuthChecks, TimeProvider clock)
    {
        try
        {
            return skipAuthChecks
                ? TransactionMetadata.CreateNoRecoverKeys(packed, TransactionType.Input)
                : TransactionMetadata.RecoverKeys(packed, chainId, TransactionType.Input, long.MaxValue, uint.MaxValue, clock);
        }
        catch (Exception e) when (e is PackException or CryptographicException or FormatException)
        {
            throw ChainErrors.BlockValidateException.Error($"a transaction of the block is not valid: {e.Message}");
        }
    }
}
