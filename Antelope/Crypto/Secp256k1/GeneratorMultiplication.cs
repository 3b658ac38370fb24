namespace Antelope.Secp256k1;

/// <summary>
/// The generator times secret numbers. Each takes the same doublings and additions; which multiples are looked up depends on it, as
/// is enough for the keys of a lab.
/// </summary>
internal static class GeneratorMultiplication
{
    private const int Width = 4;
    private const int Digits = 33;
    private static readonly OddMultiples Generator = new(AffinePoint.Generator, Width + 1);

    /// <summary>The point of a number that is not zero.</summary>
    public static AffinePoint Multiply(in Scalar number)
    {
        var (k1, k2) = number.SplitOdd();
        var (digits1, digits2) = (new OddDigits(k1, Width, Digits), new OddDigits(k2, Width, Digits));
        var sum = default(JacobianPoint);
        for (var i = Digits - 1; i >= 0; i--)
        {
            for (var bit = 0; bit < Width; bit++)
                sum = sum.Double();
            sum = sum.Add(Multiple(digits1[i], lambda: false)).Add(Multiple(digits2[i], lambda: true));
        }
        return JacobianPoint.ToAffine([sum])[0];
    }

    private static AffinePoint Multiple((int Multiple, bool Negative) digit, bool lambda)
    {
        var odd = (2 * digit.Multiple) + 1;
        return Generator[digit.Negative ? -odd : odd, lambda];
    }
}
