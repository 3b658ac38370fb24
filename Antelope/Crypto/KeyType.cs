namespace Antelope;

/// <summary>Curve or scheme of keys and signatures; the number is the variant index in their binary form (fc::crypto).</summary>
public enum KeyType : byte
{
    /// <summary>secp256k1.</summary>
    K1 = 0,

    /// <summary>secp256r1 (prime256v1).</summary>
    R1 = 1,

    /// <summary>WebAuthn over secp256r1.</summary>
    WA = 2,
}
