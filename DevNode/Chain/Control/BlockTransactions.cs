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
    /// <summary>Recovered together: as many as are quicker so.</summary>
    private const int Together = 16;

    private readonly Func<TransactionMetadata>[] _metadata;
    private readonly Lazy<Func<TransactionMetadata>[]>[] _groups;
    private int _begun;

    /// <summary>Begins recovery, or unpacks them when authority is not checked.</summary>
    /// <param name="block">The block.</param>
    /// <param name="chainId">What signatures are for.</param>
    /// <param name="skipAuthChecks">True when no keys are needed.</param>
    /// <param name="lookup">Gives the metadata of a transaction by its id when its keys are known already; called at once, on this thread.</param>
    /// <param name="signers">Who signed before.</param>
    /// <param name="clock">Measures the recovery.</param>
    public BlockTransactions(
        SignedBlock block, Checksum256 chainId, bool skipAuthChecks, Func<Checksum256, TransactionMetadata?>? lookup, KnownSigners signers, TimeProvider clock)
    {
        List<PackedTransaction> unknown = [];
        _metadata = [.. block.Transactions.Where(receipt => receipt.Transaction is not null).Select(receipt => Give(receipt.Transaction!))];
        _groups = [.. unknown.Chunk(Together).Select(group => new Lazy<Func<TransactionMetadata>[]>(() => TransactionMetadata.RecoverKeys(group, chainId, signers, clock)))];
        for (var helpers = Math.Min(_groups.Length, Environment.ProcessorCount) - 1; helpers > 0; helpers--)
            ThreadPool.UnsafeQueueUserWorkItem(_ => RecoverAhead(), null);

        Func<TransactionMetadata> Give(PackedTransaction packed)
        {
            if (Known(packed, lookup) is { } known)
                return () => known;
            if (skipAuthChecks)
                return Unpacked(packed);
            unknown.Add(packed);
            var index = unknown.Count - 1;
            return () => Recovered(index);
        }
    }

    /// <summary>One of them, in order of the block; block_validate_exception when it is damaged or a signature is of no key.</summary>
    public TransactionMetadata this[int index]
    {
        get
        {
            try
            {
                return _metadata[index]();
            }
            catch (Exception e) when (e is PackException or CryptographicException or FormatException)
            {
                throw ChainErrors.BlockValidateException.Error($"a transaction of the block is not valid: {e.Message}");
            }
        }
    }

    /// <summary>Unpacked already, but for one whose bytes are no transaction: that is said when it is asked for.</summary>
    private static Func<TransactionMetadata> Unpacked(PackedTransaction packed)
    {
        var metadata = TransactionMetadata.TryUnpack(packed);
        return () => metadata ?? TransactionMetadata.CreateNoRecoverKeys(packed, TransactionType.Input);
    }

    private TransactionMetadata Recovered(int index)
    {
        var group = index / Together;
        Interlocked.CompareExchange(ref _begun, group + 1, group);
        return _groups[group].Value[index % Together]();
    }

    private void RecoverAhead()
    {
        for (var group = Begin(); group < _groups.Length; group = Begin())
            _ = _groups[group].Value;

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
}
