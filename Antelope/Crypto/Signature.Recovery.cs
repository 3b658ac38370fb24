using System.Security.Cryptography;
using Antelope.Secp256k1;

namespace Antelope;

public sealed partial class Signature
{
    /// <summary>
    /// The key that made this signature over <paramref name="digest"/>. <paramref name="checkCanonical"/> is nodeos's rule for
    /// K1 everywhere but in the intrinsics. Throws <see cref="CryptographicException"/> when there is no such key.
    /// </summary>
    public PublicKey Recover(Checksum256 digest, bool checkCanonical = true)
    {
        if (Type == KeyType.WA)
            return WebAuthn.Recover(this, digest);
        if (!HasRecovery)
            throw new CryptographicException("unable to reconstruct public key from signature");
        if (Type == KeyType.K1 && checkCanonical && !IsCanonical(Data))
            throw new CryptographicException("signature is not canonical");
        if (Type == KeyType.R1 && !Curve.R1.IsLowS(Data[33..]))
            throw new CryptographicException("invalid high s-value encountered in r1 signature");
        return new(Type, Curve.Of(Type).Recover(digest.Bytes, Data[1..33], Data[33..], Recovery));
    }

    /// <summary>
    /// The same keys for many signatures, K1 ones quicker than one after the other where the processor has AVX2; null for each of which
    /// <see cref="Recover"/> knows the key or says why there is none.
    /// </summary>
    public static PublicKey?[] RecoverMany(IReadOnlyList<(Signature Signature, Checksum256 Digest)> signed)
    {
        var keys = new PublicKey?[signed.Count];
        if (!FieldLanes.IsSupported)
            return keys;
        var equations = new KeyEquation[keys.Length];
        var indices = new int[keys.Length];
        var count = 0;
        for (var i = 0; i < keys.Length; i++)
        {
            var (signature, digest) = signed[i];
            if (signature.Type == KeyType.K1 && signature.HasRecovery && IsCanonical(signature.Data)
                && KeyEquation.Of(digest.Bytes, signature.Data[1..33], signature.Data[33..], signature.Recovery) is { } equation)
                (equations[count], indices[count++]) = (equation, i);
        }
        if (count == 1)
            return keys;
        var found = LaneRecovery.Recover(equations.AsSpan(0, count));
        for (var i = 0; i < found.Length; i++)
        {
            if (found[i] is { } key)
                keys[indices[i]] = new(KeyType.K1, key);
        }
        return keys;
    }

    private bool HasRecovery => Data[0] is >= 27 and < 35;

    private int Recovery => (Data[0] - 27) & 3;

    /// <summary>True when r and s have exactly 32 significant bytes as positive DER numbers (fc ecc::public_key::is_canonical).</summary>
    internal static bool IsCanonical(ReadOnlySpan<byte> data) => IsFullLength(data[1..]) && IsFullLength(data[33..]);

    private static bool IsFullLength(ReadOnlySpan<byte> number) => number[0] < 0x80 && (number[0] != 0 || number[1] >= 0x80);
}
