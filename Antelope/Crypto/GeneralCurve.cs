using System.Security.Cryptography;
using Org.BouncyCastle.Crypto.EC;
using Org.BouncyCastle.Math;
using Org.BouncyCastle.Math.EC;
using Org.BouncyCastle.Math.EC.Multiplier;
using ECCurve = Org.BouncyCastle.Math.EC.ECCurve;
using ECPoint = Org.BouncyCastle.Math.EC.ECPoint;

namespace Antelope;

/// <summary>A curve by BouncyCastle, which takes 18 ms and 6 MB when first used: R1, and K1 for tests to compare with.</summary>
internal sealed class GeneralCurve : Curve
{
    private readonly ECCurve _curve;
    private readonly ECPoint _g;
    private readonly BigInteger _n;
    private readonly BigInteger _halfN;
    private readonly BigInteger _p;

    // On R1 any s is taken modulo the order, 0 too, as OpenSSL does.
    private readonly bool _reducesS;

    private GeneralCurve(string name, bool reducesS)
    {
        _reducesS = reducesS;
        var parameters = CustomNamedCurves.GetByName(name);
        _curve = parameters.Curve;
        _g = parameters.G;
        _n = parameters.N;
        _halfN = _n.ShiftRight(1);
        _p = _curve.Field.Characteristic;
    }

    public static GeneralCurve Secp256k1() => new("secp256k1", reducesS: false);

    public static GeneralCurve Secp256r1() => new("secp256r1", reducesS: true);

    public override bool IsSecret(ReadOnlySpan<byte> secret) => IsScalar(new(1, secret));

    public override byte[] PublicKey(ReadOnlySpan<byte> secret) => Multiply(new(1, secret)).GetEncoded(true);

    public override bool IsPoint(ReadOnlySpan<byte> compressed)
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

    public override int Sign(ReadOnlySpan<byte> secret, ReadOnlySpan<byte> digest, ReadOnlySpan<byte> nonce, Span<byte> rs)
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

    public override byte[] Reduce(ReadOnlySpan<byte> digest)
    {
        var reduced = new byte[32];
        Write(new BigInteger(1, digest).Mod(_n), reduced);
        return reduced;
    }

    /// <summary>True when s is at most half the group's order.</summary>
    public bool IsLowS(ReadOnlySpan<byte> s) => new BigInteger(1, s).CompareTo(_halfN) <= 0;

    public override byte[] Recover(ReadOnlySpan<byte> digest, ReadOnlySpan<byte> r, ReadOnlySpan<byte> s, int recovery)
    {
        BigInteger rNumber = new(1, r), sNumber = new(1, s);
        var x = recovery >= 2 ? rNumber.Add(_n) : rNumber;
        if (rNumber.Mod(_n).SignValue == 0 || x.CompareTo(_p) >= 0 || (!_reducesS && !(IsScalar(rNumber) && IsScalar(sNumber))))
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

    private bool IsScalar(BigInteger value) => value.SignValue > 0 && value.CompareTo(_n) < 0;

    private ECPoint Multiply(BigInteger k) => new FixedPointCombMultiplier().Multiply(_g, k).Normalize();

    private static void Write(BigInteger value, Span<byte> target)
    {
        target.Clear();
        var bytes = value.ToByteArrayUnsigned();
        bytes.CopyTo(target[(target.Length - bytes.Length)..]);
    }
}
