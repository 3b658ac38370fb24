using System.Security.Cryptography;

namespace DevNode.Chain;

/// <summary>Signatures from which no key can be recovered, as nodeos reports them (fc elliptic_secp256k1.cpp, elliptic_r1.cpp).</summary>
public static class SignatureErrors
{
    private const string NotCanonical = "signature is not canonical";

    /// <summary>A failed assertion for what is not canonical, else an exception without a class.</summary>
    public static ChainException ToChainException(this CryptographicException exception) => exception.Message == NotCanonical
        ? ChainErrors.AssertException.Error($"is_canonical( c ): {NotCanonical}")
        : ChainErrors.Unspecified.Error(exception.Message);
}
