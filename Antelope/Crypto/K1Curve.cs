using System.Security.Cryptography;
using Antelope.Secp256k1;

namespace Antelope;

/// <summary>secp256k1 by our own code, several times as fast as a general one and small.</summary>
internal sealed class K1Curve : Curve
{
    private const string NoKey = "secp256k1: no key made this signature";
    private const string NoSignature = "secp256k1: r or s is not below the group's order";
    private static readonly UInt256 HalfOrder = Scalar.N >> 1;

    public override bool IsSecret(ReadOnlySpan<byte> secret) => Scalar.TryRead(secret, out var number) && !number.IsZero;

    public override byte[] PublicKey(ReadOnlySpan<byte> secret) => GeneratorMultiplication.Multiply(Scalar.Reduce(secret)).Compress();

    public override bool IsPoint(ReadOnlySpan<byte> compressed) =>
        compressed.Length == 33 && compressed[0] is 2 or 3 && AffinePoint.TryRead(compressed, out _);

    public override int Sign(ReadOnlySpan<byte> secret, ReadOnlySpan<byte> digest, ReadOnlySpan<byte> nonce, Span<byte> rs)
    {
        if (!Scalar.TryRead(nonce, out var k) || k.IsZero)
            return -1;
        var point = GeneratorMultiplication.Multiply(k);
        point.X.Write(rs[..32]);
        var recovery = (UInt256.Read(rs) < Scalar.N ? 0 : 2) | (point.Y.IsOdd ? 1 : 0);
        var r = Scalar.Reduce(rs);
        var s = k.InvertSecret() * (Scalar.Reduce(digest) + (r * Scalar.Reduce(secret)));
        if (r.IsZero || s.IsZero)
            return -1;
        if (s.Value > HalfOrder)
        {
            s = -s;
            recovery ^= 1;
        }
        r.Value.Write(rs[..32]);
        s.Value.Write(rs[32..]);
        return recovery;
    }

    public override byte[] Reduce(ReadOnlySpan<byte> digest)
    {
        var reduced = new byte[32];
        Scalar.Reduce(digest).Value.Write(reduced);
        return reduced;
    }

    public override byte[] Recover(ReadOnlySpan<byte> digest, ReadOnlySpan<byte> r, ReadOnlySpan<byte> s, int recovery) =>
        KeyRecovery.Recover(digest, r, s, recovery)
            ?? throw new CryptographicException(Scalar.TryRead(r, out _) && Scalar.TryRead(s, out _) ? NoKey : NoSignature);
}
