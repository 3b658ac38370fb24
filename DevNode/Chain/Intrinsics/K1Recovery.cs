using System.Security.Cryptography;
using Antelope;
using Org.BouncyCastle.Crypto.EC;

namespace DevNode.Chain.Intrinsics;

/// <summary>Recovery of an uncompressed K1 key from any ECDSA signature (libfc k1_recover.cpp).</summary>
internal static class K1Recovery
{
    private static readonly Org.BouncyCastle.Math.EC.ECCurve Curve = CustomNamedCurves.GetByName("secp256k1").Curve;

    /// <summary>65 bytes, or null when sizes, recovery byte or signature are wrong.</summary>
    public static byte[]? Recover(ReadOnlySpan<byte> signature, ReadOnlySpan<byte> digest)
    {
        if (signature.Length != 65 || digest.Length != Checksum256.Size || signature[0] is < 27 or >= 35)
            return null;
        try
        {
            var key = new Signature(KeyType.K1, signature).Recover(new Checksum256(digest), checkCanonical: false);
            return Curve.DecodePoint(key.Data.ToArray()).GetEncoded(false);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
