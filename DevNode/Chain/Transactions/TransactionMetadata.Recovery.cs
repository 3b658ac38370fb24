using System.Security.Cryptography;
using Antelope;
using Antelope.Chain;

namespace DevNode.Chain;

public sealed partial class TransactionMetadata
{
    /// <summary>
    /// Metadata with the keys that signed. <paramref name="timeLimitUs"/> (long.MaxValue for none) bounds the recovery, in microseconds;
    /// <paramref name="maxVariableSignatureSize"/> the variable part of WebAuthn signatures, in bytes. Throws tx_cpu_usage_exceeded,
    /// tx_duplicate_sig, sig_variable_size_limit_exception, or assert_exception for a signature that has no key. May be called from any thread.
    /// </summary>
    public static TransactionMetadata RecoverKeys(
        PackedTransaction packed, Checksum256 chainId, TransactionType type, long timeLimitUs, uint maxVariableSignatureSize, TimeProvider clock)
    {
        foreach (var signature in packed.Signatures)
        {
            var size = VariableSize(signature);
            ChainErrors.SigVariableSizeLimitException.Assert(size <= maxVariableSignatureSize,
                $"signature variable length component size ({size}) greater than subjective maximum ({maxVariableSignatureSize})");
        }
        var unsigned = CreateNoRecoverKeys(packed, type);
        var digest = unsigned.Transaction.SigningDigest(chainId, unsigned.ContextFreeData);
        var start = clock.GetTimestamp();
        var compilation = new CompilationTime();
        var compiled = 0L;
        var keys = new SortedSet<PublicKey>();
        try
        {
            foreach (var signature in packed.Signatures)
            {
                compiled += compilation.Take();
                var elapsed = ElapsedUs(clock, start) - compiled;
                ChainErrors.TxCpuUsageExceeded.Assert(elapsed < timeLimitUs, $"transaction signature verification executed for too long {elapsed}us");
                var key = signature.Recover(digest);
                ChainErrors.TxDuplicateSig.Assert(keys.Add(key),
                    $"transaction includes more than one signature signed using the same key associated with public key: {key}");
            }
        }
        catch (ChainException e)
        {
            throw e.Append("");
        }
        catch (CryptographicException e)
        {
            throw e.ToChainException().Append("");
        }
        return new(packed, type, keys, Math.Max(0, ElapsedUs(clock, start) - compiled - compilation.Take()));
    }

    private static long ElapsedUs(TimeProvider clock, long start) => clock.GetElapsedTime(start).Ticks / 10;

    /// <summary>Bytes of a WebAuthn signature's authenticator data and client JSON; 0 for other types.</summary>
    private static int VariableSize(Signature signature)
    {
        if (signature.Type != KeyType.WA)
            return 0;
        var reader = new Antelope.Serialization.PackReader(signature.Data[65..]);
        return reader.ReadBytes().Length + reader.ReadBytes().Length;
    }
}
