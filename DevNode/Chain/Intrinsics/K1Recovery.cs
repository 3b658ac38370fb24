using System.Security.Cryptography;
using Antelope;

namespace DevNode.Chain.Intrinsics;

/// <summary>Recovery of an uncompressed K1 key from any ECDSA signature (libfc k1_recover.cpp).</summary>
internal static class K1Recovery
{
    /// <summary>65 bytes, or null when sizes, recovery byte or signature are wrong.</summary>
    public static byte[]? Recover(ReadOnlySpan<byte> signature, ReadOnlySpan<byte> digest)
    {
        if (signature.Length != 65 || digest.Length != Checksum256.Size || signature[0] is < 27 or >= 35)
            return null;
        try
        {
            return new Signature(KeyType.K1, signature).Recover(new Checksum256(digest), checkCanonical: false).Uncompressed();
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
