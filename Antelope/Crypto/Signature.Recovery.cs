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
    /// The same keys for many signatures, K1 ones quicker than one after the other where the processor has AVX2, most of all those of the
    /// known keys that they are expected of; null for each of which <see cref="Recover"/> knows the key or says why there is none.
    /// </summary>
    public static PublicKey?[] RecoverMany(IReadOnlyList<(Signature Signature, Checksum256 Digest, KnownKey? Expected)> signed)
    {
        var keys = new PublicKey?[signed.Count];
        if (!FieldLanes.IsSupported)
            return keys;
        List<(int Index, KeyEquation Equation)> unknown = [];
        List<(int Index, KeyEquation Equation, PlacedMultiples Multiples)> expected = [];
        for (var i = 0; i < keys.Length; i++)
        {
            if (signed[i].Signature.Equation(signed[i].Digest) is not { } equation)
                continue;
            if (signed[i].Expected?.Multiples is { } multiples)
                expected.Add((i, equation, multiples));
            else
                unknown.Add((i, equation));
        }
        var isKey = new bool[expected.Count];
        LaneVerification.Verify([.. expected.Select(e => e.Equation)], [.. expected.Select(e => e.Multiples)], isKey);
        for (var i = 0; i < isKey.Length; i++)
        {
            if (isKey[i])
                keys[expected[i].Index] = signed[expected[i].Index].Expected!.Key;
            else
                unknown.Add((expected[i].Index, expected[i].Equation));
        }
        // One alone is quicker by itself.
        if (unknown.Count == 1)
            return keys;
        var found = LaneRecovery.Recover([.. unknown.Select(u => u.Equation)]);
        for (var i = 0; i < found.Length; i++)
        {
            if (found[i] is { } key)
                keys[unknown[i].Index] = new(KeyType.K1, key);
        }
        return keys;
    }

    /// <summary>What a canonical K1 signature over a digest says of its key; null for others, and where it has none.</summary>
    private KeyEquation? Equation(Checksum256 digest) =>
        Type == KeyType.K1 && HasRecovery && IsCanonical(Data) ? KeyEquation.Of(digest.Bytes, Data[1..33], Data[33..], Recovery) : null;

    private bool HasRecovery => Data[0] is >= 27 and < 35;

    private int Recovery => (Data[0] - 27) & 3;

    /// <summary>True when r and s have exactly 32 significant bytes as positive DER numbers (fc ecc::public_key::is_canonical).</summary>
    internal static bool IsCanonical(ReadOnlySpan<byte> data) => IsFullLength(data[1..]) && IsFullLength(data[33..]);

    private static bool IsFullLength(ReadOnlySpan<byte> number) => number[0] < 0x80 && (number[0] != 0 || number[1] >= 0x80);
}
