using System.Security.Cryptography;
using Antelope;
using Antelope.Chain;
using Antelope.Serialization;

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
                $"signature variable length component size ({size:s}) greater than subjective maximum ({maxVariableSignatureSize:m})");
        }
        var unsigned = CreateNoRecoverKeys(packed, type);
        var digest = unsigned.SigningDigest(chainId);
        return unsigned.WithKeys(index => packed.Signatures[index].Recover(digest), timeLimitUs, clock);
    }

    /// <summary>
    /// Metadata of several transactions of a block with the keys that signed, which are recovered together. Each is given, or its error
    /// thrown, when it is asked for: as above, or <see cref="PackException"/> when the bytes are no transaction.
    /// </summary>
    internal static Func<TransactionMetadata>[] RecoverKeys(IReadOnlyList<PackedTransaction> packed, Checksum256 chainId, KnownSigners signers, TimeProvider clock)
    {
        var unsigned = new TransactionMetadata?[packed.Count];
        List<(Signature Signature, Checksum256 Digest, KnownKey? Expected)> signed = [];
        for (var i = 0; i < unsigned.Length; i++)
        {
            if ((unsigned[i] = TryUnpack(packed[i])) is not { } metadata)
                continue;
            var (transaction, digest) = (metadata.Transaction, metadata.SigningDigest(chainId));
            signed.AddRange(packed[i].Signatures.Select((signature, index) => (signature, digest, signers.Expect(transaction, index))));
        }
        var keys = Signature.RecoverMany(signed);
        var first = 0;
        var recovered = new Func<TransactionMetadata>[unsigned.Length];
        for (var i = 0; i < unsigned.Length; i++)
        {
            var (metadata, transaction, from) = (unsigned[i], packed[i], first);
            recovered[i] = metadata is null
                ? () => CreateNoRecoverKeys(transaction, TransactionType.Input)
                : () => metadata.WithKeys(index => keys[from + index] ?? signed[from + index].Signature.Recover(signed[from + index].Digest), long.MaxValue, clock);
            for (var index = 0; metadata is not null && index < transaction.Signatures.Count; index++)
            {
                if (keys[first++] is { } key)
                    signers.Add(metadata.Transaction, index, key);
            }
        }
        return recovered;
    }

    /// <summary>Metadata of an input transaction without recovered keys; null when the bytes are no transaction.</summary>
    internal static TransactionMetadata? TryUnpack(PackedTransaction packed)
    {
        try
        {
            return CreateNoRecoverKeys(packed, TransactionType.Input);
        }
        catch (Exception e) when (e is PackException or FormatException)
        {
            return null;
        }
    }

    private Checksum256 SigningDigest(Checksum256 chainId) => Transaction.SigningDigest(chainId, ContextFreeData);

    /// <summary>The same with the keys of its signatures, which are asked for by their number.</summary>
    private TransactionMetadata WithKeys(Func<int, PublicKey> keyOf, long timeLimitUs, TimeProvider clock)
    {
        var start = clock.GetTimestamp();
        var compilation = new CompilationTime();
        var compiled = 0L;
        var keys = new SortedSet<PublicKey>();
        try
        {
            for (var index = 0; index < PackedTrx.Signatures.Count; index++)
            {
                compiled += compilation.Take();
                var elapsed = ElapsedUs(clock, start) - compiled;
                ChainErrors.TxCpuUsageExceeded.Assert(elapsed < timeLimitUs,
                    $"transaction signature verification executed for too long {elapsed:time}us{Time(0):+now}{Time(timeLimitUs - elapsed):+deadline}{Time(-elapsed):+start}");
                var key = keyOf(index);
                ChainErrors.TxDuplicateSig.Assert(keys.Add(key),
                    $"transaction includes more than one signature signed using the same key associated with public key: {key:key}");
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
        return new(this, keys, Math.Max(0, ElapsedUs(clock, start) - compiled - compilation.Take()));

        TimePoint Time(long fromNowUs) => TimePoint.From(clock.GetUtcNow()) + TimeSpan.FromMicroseconds(fromNowUs);
    }

    private static long ElapsedUs(TimeProvider clock, long start) => clock.GetElapsedTime(start).Ticks / 10;

    /// <summary>Bytes of a WebAuthn signature's authenticator data and client JSON; 0 for other types.</summary>
    private static int VariableSize(Signature signature)
    {
        if (signature.Type != KeyType.WA)
            return 0;
        var reader = new PackReader(signature.Data[65..]);
        return reader.ReadBytes().Length + reader.ReadBytes().Length;
    }
}
