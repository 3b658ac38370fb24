using System.Numerics;

namespace Antelope.Secp256k1;

/// <summary>What a signature says of its key (SEC 1, 4.1.6): it is u1 G + u2 <paramref name="Point"/>, u1 = -digest / r and u2 = s / r modulo n.</summary>
internal readonly record struct KeyEquation(AffinePoint Point, BigInteger Digest, BigInteger R, BigInteger S)
{
    /// <summary>Null for numbers from which no key can be computed. They are 32 bytes, big endian, and recovery is 0 to 3.</summary>
    public static KeyEquation? Of(ReadOnlySpan<byte> digest, ReadOnlySpan<byte> r, ReadOnlySpan<byte> s, int recovery)
    {
        BigInteger rNumber = Scalar.Read(r), sNumber = Scalar.Read(s);
        if (rNumber.IsZero || sNumber.IsZero || rNumber >= Scalar.N || sNumber >= Scalar.N
            || !TryReadX(r, rNumber, recovery >= 2, out var x) || !AffinePoint.TryDecompress(x, (recovery & 1) != 0, out var point))
            return null;
        return new(point, Scalar.Read(digest) % Scalar.N, rNumber, sNumber);
    }

    /// <summary>u1 and u2, given the inverse of r.</summary>
    public (BigInteger U1, BigInteger U2) Factors(BigInteger inverse) => ((Scalar.N - Digest) * inverse % Scalar.N, S * inverse % Scalar.N);

    private static bool TryReadX(ReadOnlySpan<byte> r, BigInteger number, bool addOrder, out FieldElement x)
    {
        if (!addOrder)
            return FieldElement.TryRead(r, out x);
        Span<byte> bytes = stackalloc byte[33];
        (number + Scalar.N).TryWriteBytes(bytes, out var length, isUnsigned: true, isBigEndian: true);
        x = default;
        return length == 32 && FieldElement.TryRead(bytes[..32], out x);
    }
}
