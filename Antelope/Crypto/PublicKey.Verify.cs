using System.Security.Cryptography;
using Antelope.Secp256k1;

namespace Antelope;

public sealed partial class PublicKey
{
    /// <summary>True when the point is on its curve.</summary>
    public bool IsValid => Curve.Of(Type).IsPoint(Data[..33]);

    /// <summary>A K1 key's point as 65 bytes: 4, x, y; null when the key is of another type or not on the curve.</summary>
    public byte[]? Uncompressed()
    {
        if (Type != KeyType.K1 || !AffinePoint.TryRead(Data, out var point))
            return null;
        var bytes = new byte[65];
        bytes[0] = 4;
        point.X.Write(bytes.AsSpan(1));
        point.Y.Write(bytes.AsSpan(33));
        return bytes;
    }

    /// <summary>True when <paramref name="signature"/> over <paramref name="digest"/> was made by this key.</summary>
    public bool Verify(Checksum256 digest, Signature signature)
    {
        if (signature.Type != Type)
            return false;
        try
        {
            return signature.Recover(digest, checkCanonical: false) == this;
        }
        catch (CryptographicException)
        {
            return false;
        }
    }
}
