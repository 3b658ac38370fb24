namespace Antelope.Secp256k1;

/// <summary>What a signature says of its key (SEC 1, 4.1.6): it is u1 G + u2 P, u1 = -digest / r and u2 = s / r modulo n, where P has the x, and a y that is odd or even.</summary>
internal readonly record struct KeyEquation(FieldElement X, bool OddY, Scalar Digest, Scalar R, Scalar S)
{
    /// <summary>Null for numbers from which no key can be computed; P may still not exist. They are 32 bytes, big endian, and recovery is 0 to 3.</summary>
    public static KeyEquation? Of(ReadOnlySpan<byte> digest, ReadOnlySpan<byte> r, ReadOnlySpan<byte> s, int recovery)
    {
        if (!Scalar.TryRead(r, out var rNumber) || !Scalar.TryRead(s, out var sNumber) || rNumber.IsZero || sNumber.IsZero
            || !TryReadX(r, rNumber, recovery >= 2, out var x))
            return null;
        return new(x, (recovery & 1) != 0, Scalar.Reduce(digest), rNumber, sNumber);
    }

    /// <summary>u1 and u2, given the inverse of r.</summary>
    public (Scalar U1, Scalar U2) Factors(in Scalar inverse) => (-Digest * inverse, S * inverse);

    private static bool TryReadX(ReadOnlySpan<byte> r, in Scalar number, bool addOrder, out FieldElement x)
    {
        if (!addOrder)
            return FieldElement.TryRead(r, out x);
        Span<byte> bytes = stackalloc byte[32];
        var sum = number.Value + Scalar.N;
        sum.Write(bytes);
        x = default;
        return !(sum < Scalar.N) && FieldElement.TryRead(bytes, out x);
    }
}
