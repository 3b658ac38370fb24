using System.Security.Cryptography;

namespace Antelope;

/// <summary>ECDSA with key recovery on one of the two curves (SEC 1, 4.1); numbers are 32 bytes, big endian.</summary>
internal abstract class Curve
{
    // Few chains have a key on it.
    private static readonly Lazy<GeneralCurve> LazyR1 = new(GeneralCurve.Secp256r1);

    public static Curve K1 { get; } = new K1Curve();

    public static GeneralCurve R1 => LazyR1.Value;

    /// <summary>The curve behind a type of key; WebAuthn keys are on R1.</summary>
    public static Curve Of(KeyType type) => type == KeyType.K1 ? K1 : R1;

    /// <summary>True for a number between 1 and the group's order less 1.</summary>
    public abstract bool IsSecret(ReadOnlySpan<byte> secret);

    /// <summary>The compressed point of a secret.</summary>
    public abstract byte[] PublicKey(ReadOnlySpan<byte> secret);

    /// <summary>True when 33 bytes are a compressed point on the curve.</summary>
    public abstract bool IsPoint(ReadOnlySpan<byte> compressed);

    /// <summary>Signs with one nonce; writes r and s (low) and returns the recovery number 0 to 3, or -1 when the nonce cannot be used.</summary>
    public abstract int Sign(ReadOnlySpan<byte> secret, ReadOnlySpan<byte> digest, ReadOnlySpan<byte> nonce, Span<byte> rs);

    /// <summary>A digest modulo the group's order.</summary>
    public abstract byte[] Reduce(ReadOnlySpan<byte> digest);

    /// <summary>The compressed point whose key made a signature, or throws <see cref="CryptographicException"/>.</summary>
    public abstract byte[] Recover(ReadOnlySpan<byte> digest, ReadOnlySpan<byte> r, ReadOnlySpan<byte> s, int recovery);
}
