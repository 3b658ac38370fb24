using System.Security.Cryptography;
using Antelope.Secp256k1;
using Org.BouncyCastle.Crypto.EC;
using Org.BouncyCastle.Math;
using Org.BouncyCastle.Math.EC;
using Org.BouncyCastle.Math.EC.Multiplier;
using ECCurve = Org.BouncyCastle.Math.EC.ECCurve;
using ECPoint = Org.BouncyCastle.Math.EC.ECPoint;

namespace Antelope;

/// <summary>ECDSA with key recovery on one of the two curves (SEC 1, 4.1); numbers are 32 bytes, big endian.</summary>
internal sealed class Curve
{
    private readonly ECCurve _curve;
    private readonly ECPoint _g;
    private readonly BigInteger _n;
    private readonly BigInteger _halfN;
    private readonly BigInteger _p;

    private Curve(string name)
    {
        var parameters = CustomNamedCurves.GetByName(name);
        _curve = parameters.Curve;
        _g = parameters.G;
        _n = parameters.N;
        _halfN = _n.ShiftRight(1);
        _p = _curve.Field.Characteristic;
    }

    public static Curve K1 { get; } = new("secp256k1");
    public static Curve R1 { get; } = new("secp256r1");

    /// <summary>The curve behind a type of key; WebAuthn keys are on R1.</summary>
    public static Curve Of(KeyType type) => type == KeyType.K1 ? K1 : R1;

    /// <summary>True for a number between 1 and the group's order less 1.</summary>
    public bool IsSecret(ReadOnlySpan<byte> secret) => IsScalar(new(1, secret));

    /// <summary>The compressed point of a secret.</summary>
    public byte[] PublicKey(ReadOnlySpan<byte> secret) => Multiply(new(1, secret)).GetEncoded(true);

    /// <summary>True when 33 bytes are a compressed point on the curve.</summary>
    public bool IsPoint(ReadOnlySpan<byte> compressed)
    {
        try
        {
            return compressed.Length == 33 && compressed[0] is 2 or 3 && _curve.DecodePoint(compressed).IsValid();
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    /// <summary>Signs with one nonce; writes r and s (low) and returns the recovery number 0 to 3, or -1 when the nonce cannot be used.</summary>
    public int Sign(ReadOnlySpan<byte> secret, ReadOnlySpan<byte> digest, ReadOnlySpan<byte> nonce, Span<byte> rs)
    {
        BigInteger k = new(1, nonce);
        if (!IsScalar(k))
            return -1;
        var point = Multiply(k).Normalize();
        var x = point.AffineXCoord.ToBigInteger();
        var r = x.Mod(_n);
        var s = k.ModInverse(_n).Multiply(new BigInteger(1, digest).Add(r.Multiply(new(1, secret)))).Mod(_n);
        if (r.SignValue == 0 || s.SignValue == 0)
            return -1;
        var recovery = (x.CompareTo(_n) >= 0 ? 2 : 0) | (point.AffineYCoord.TestBitZero() ? 1 : 0);
        if (s.CompareTo(_halfN) > 0)
        {
            s = _n.Subtract(s);
            recovery ^= 1;
        }
        Write(r, rs[..32]);
        Write(s, rs[32..]);
        return recovery;
    }

    /// <summary>A digest modulo the group's order.</summary>
    public byte[] Reduce(ReadOnlySpan<byte> digest)
    {
        var reduced = new byte[32];
        Write(new BigInteger(1, digest).Mod(_n), reduced);
        return reduced;
    }

    /// <summary>True when s is at most half the group's order.</summary>
    public bool IsLowS(ReadOnlySpan<byte> s) => new BigInteger(1, s).CompareTo(_halfN) <= 0;

    /// <summary>The compressed point whose key made a signature, or throws <see cref="CryptographicException"/>.</summary>
    public byte[] Recover(ReadOnlySpan<byte> digest, ReadOnlySpan<byte> r, ReadOnlySpan<byte> s, int recovery) =>
        this != K1 ? RecoverGeneric(digest, r, s, recovery)
        : KeyRecovery.Recover(digest, r, s, recovery)
            ?? throw new CryptographicException(IsBelowOrder(new(1, r)) && IsBelowOrder(new(1, s)) ? NoKey : NoSignature);

    /// <summary>Message for r and s from which a K1 key cannot be computed.</summary>
    public const string NoKey = "secp256k1: no key made this signature";

    /// <summary>Message for an r or s that is not below the order of K1.</summary>
    public const string NoSignature = "secp256k1: r or s is not below the group's order";

    /// <summary>The same on either curve by BouncyCastle, some ten times slower. On R1 any s is taken modulo the order, 0 too, as OpenSSL does.</summary>
    internal byte[] RecoverGeneric(ReadOnlySpan<byte> digest, ReadOnlySpan<byte> r, ReadOnlySpan<byte> s, int recovery)
    {
        BigInteger rNumber = new(1, r), sNumber = new(1, s);
        var x = recovery >= 2 ? rNumber.Add(_n) : rNumber;
        if (rNumber.Mod(_n).SignValue == 0 || x.CompareTo(_p) >= 0 || (this == K1 && !(IsScalar(rNumber) && IsScalar(sNumber))))
            throw NotRecoverable();
        ECPoint point;
        try
        {
            var encoded = new byte[33];
            encoded[0] = (byte)(2 + (recovery & 1));
            Write(x, encoded.AsSpan(1));
            point = _curve.DecodePoint(encoded);
        }
        catch (ArgumentException)
        {
            throw NotRecoverable();
        }
        var inverse = rNumber.ModInverse(_n);
        var e = _n.Subtract(new BigInteger(1, digest).Mod(_n)).Multiply(inverse).Mod(_n);
        var key = ECAlgorithms.SumOfTwoMultiplies(_g, e, point, sNumber.Multiply(inverse).Mod(_n)).Normalize();
        return key.IsInfinity ? throw NotRecoverable() : key.GetEncoded(true);
    }

    private static CryptographicException NotRecoverable() => new("unable to reconstruct public key from signature");

    private bool IsScalar(BigInteger value) => value.SignValue > 0 && IsBelowOrder(value);

    private bool IsBelowOrder(BigInteger value) => value.CompareTo(_n) < 0;

    private ECPoint Multiply(BigInteger k) => new FixedPointCombMultiplier().Multiply(_g, k).Normalize();

    private static void Write(BigInteger value, Span<byte> target)
    {
        target.Clear();
        var bytes = value.ToByteArrayUnsigned();
        bytes.CopyTo(target[(target.Length - bytes.Length)..]);
    }
}
