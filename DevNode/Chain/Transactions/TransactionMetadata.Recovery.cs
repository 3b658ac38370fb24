using System.Security.Cryptography;
using Antelope;
using Antelope.Chain;

namespace DevNode.Chain;

/// <content>Recovery of the keys that signed.</content>
public sealed partial class TransactionMetadata
{
    /// <summary>
    /// Metadata with the keys recovered from the signatures, and the time that took (nodeos start_recover_keys). Any thread. Throws
    /// sig_variable_size_limit_exception, tx_cpu_usage_exceeded, tx_duplicate_sig, or <see cref="CryptographicException"/> for a
    /// signature of no key.
    /// </summary>
    /// <param name="packed">The transaction.</param>
    /// <param name="chainId">The chain it is signed for.</param>
    /// <param name="type">Where it comes from.</param>
    /// <param name="timeLimitUs">Microseconds the recovery may take; long.MaxValue for no limit.</param>
    /// <param name="maxVariableSignatureSize">Bytes that a signature's variable part may have.</param>
    /// <param name="clock">Measures the time.</param>
    public static TransactionMetadata RecoverKeys(
        PackedTransaction packed, Checksum256 chainId, TransactionType type, long timeLimitUs, uint maxVariableSignatureSize, TimeProvider clock)
    {
        var start = clock.GetTimestamp();
        foreach (var signature in packed.Signatures.Where(s => s.Type == KeyType.WA))
            ChainErrors.SigVariableSizeLimitException.Assert(signature.Data.Length - 65 <= maxVariableSignatureSize,
                $"signature variable length component size ({signature.Data.Length - 65}) greater than subjective maximum ({maxVariableSignatureSize})");
        var digest = packed.Transaction().SigningDigest(chainId, packed.ContextFreeData());
        var keys = new HashSet<PublicKey>();
        foreach (var signature in packed.Signatures)
        {
            var elapsed = ElapsedUs(clock, start);
            ChainErrors.TxCpuUsageExceeded.Assert(elapsed < timeLimitUs, $"transaction signature verification executed for too long {elapsed}us");
            var key = signature.Recover(digest);
            ChainErrors.TxDuplicateSig.Assert(keys.Add(key),
                $"transaction includes more than one signature signed using the same key associated with public key: {key}");
        }
        return new(packed, type, keys, ElapsedUs(clock, start));
    }

    private static long ElapsedUs(TimeProvider clock, long start) => clock.GetElapsedTime(start).Ticks / TimeSpan.TicksPerMicrosecond;
}
