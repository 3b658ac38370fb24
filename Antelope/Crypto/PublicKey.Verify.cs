using System.Security.Cryptography;

namespace Antelope;

public sealed partial class PublicKey
{
    /// <summary>True when the point is on its curve.</summary>
    public bool IsValid => Curve.Of(Type).IsPoint(Data[..33]);

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
