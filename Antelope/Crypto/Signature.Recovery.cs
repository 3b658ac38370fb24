using System.Security.Cryptography;

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
        if (Data[0] is < 27 or >= 35)
            throw new CryptographicException("unable to reconstruct public key from signature");
        if (Type == KeyType.K1 && checkCanonical && !IsCanonical(Data))
            throw new CryptographicException("signature is not canonical");
        if (Type == KeyType.R1 && !Curve.R1.IsLowS(Data[33..]))
            throw new CryptographicException("invalid high s-value encountered in r1 signature");
        return new(Type, Curve.Of(Type).Recover(digest.Bytes, Data[1..33], Data[33..], (Data[0] - 27) & 3));
    }

    /// <summary>True when r and s have exactly 32 significant bytes as positive DER numbers (fc ecc::public_key::is_canonical).</summary>
    internal static bool IsCanonical(ReadOnlySpan<byte> data) => IsFullLength(data[1..]) && IsFullLength(data[33..]);

    private static bool IsFullLength(ReadOnlySpan<byte> number) => number[0] < 0x80 && (number[0] != 0 || number[1] >= 0x80);
}
