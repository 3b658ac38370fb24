namespace Antelope.Secp256k1;

/// <summary>Recovery of the key that made a signature (SEC 1, 4.1.6) over secp256k1. Public numbers only: its time depends on them.</summary>
internal static class KeyRecovery
{
    private const int PointWidth = 5;
    private const int GeneratorWidth = 8;
    private static readonly OddMultiples Generator = new(AffinePoint.Generator, GeneratorWidth);

    /// <summary>The compressed key, or null when there is none. Numbers are 32 bytes, big endian.</summary>
    /// <param name="digest">What was signed.</param>
    /// <param name="r">The x of the nonce's point modulo n.</param>
    /// <param name="s">The proof.</param>
    /// <param name="recovery">1 when that point's y is odd, plus 2 when its x is not below n.</param>
    public static byte[]? Recover(ReadOnlySpan<byte> digest, ReadOnlySpan<byte> r, ReadOnlySpan<byte> s, int recovery)
    {
        if (KeyEquation.Of(digest, r, s, recovery) is not { } equation || !AffinePoint.TryDecompress(equation.X, equation.OddY, out var point))
            return null;
        var (u1, u2) = equation.Factors(equation.R.Invert());
        var key = Sum(u1, u2, new(point, PointWidth));
        return key.IsInfinity ? null : JacobianPoint.ToAffine([key])[0].Compress();
    }

    /// <summary>u1 G + u2 P in one pass over the bits of the four halves (Straus).</summary>
    private static JacobianPoint Sum(in Scalar u1, in Scalar u2, OddMultiples point)
    {
        var (g1, g2) = u1.Split();
        var (p1, p2) = u2.Split();
        var (digitsG1, digitsG2) = (new WindowedDigits(g1, GeneratorWidth), new WindowedDigits(g2, GeneratorWidth));
        var (digitsP1, digitsP2) = (new WindowedDigits(p1, PointWidth), new WindowedDigits(p2, PointWidth));
        var sum = default(JacobianPoint);
        for (var bit = WindowedDigits.Length - 1; bit >= 0; bit--)
        {
            sum = sum.Double();
            if (digitsG1[bit] != 0)
                sum = sum.Add(Generator[digitsG1[bit], lambda: false]);
            if (digitsG2[bit] != 0)
                sum = sum.Add(Generator[digitsG2[bit], lambda: true]);
            if (digitsP1[bit] != 0)
                sum = sum.Add(point[digitsP1[bit], lambda: false]);
            if (digitsP2[bit] != 0)
                sum = sum.Add(point[digitsP2[bit], lambda: true]);
        }
        return sum;
    }
}
