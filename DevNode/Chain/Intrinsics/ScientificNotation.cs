using System.Globalization;
using System.Numerics;

namespace DevNode.Chain.Intrinsics;

/// <summary>
/// Floats as a C++ stream prints them with std::scientific: a digit, the fraction, an exponent of two digits at least. Rounds the
/// exact value to the nearest, ties to even.
/// </summary>
internal static class ScientificNotation
{
    /// <summary>A number of which <paramref name="significand"/> times 2^<paramref name="exponent"/> is the magnitude.</summary>
    public static string Format(bool negative, BigInteger significand, int exponent, int fractionDigits)
    {
        var sign = negative ? "-" : "";
        if (significand.IsZero)
            return $"{sign}0.{new string('0', fractionDigits)}e+00";
        var power = (int)Math.Floor(BigInteger.Log10(significand) + (exponent * Math.Log10(2)));
        BigInteger digits;
        while ((digits = Scaled(significand, exponent, fractionDigits - power)) >= BigInteger.Pow(10, fractionDigits + 1))
            power++;
        if (digits < BigInteger.Pow(10, fractionDigits))
            digits = Scaled(significand, exponent, fractionDigits - --power);
        // rounding up may give one digit more after the estimate was lowered
        if (digits >= BigInteger.Pow(10, fractionDigits + 1))
            digits = Scaled(significand, exponent, fractionDigits - ++power);
        var text = digits.ToString(CultureInfo.InvariantCulture);
        return $"{sign}{text[0]}.{text[1..]}e{(power < 0 ? '-' : '+')}{Math.Abs(power):00}";
    }

    public static string Infinity(bool negative) => negative ? "-inf" : "inf";

    public static string NaN(bool negative) => negative ? "-nan" : "nan";

    // significand * 2^exponent * 10^power, rounded
    private static BigInteger Scaled(BigInteger significand, int exponent, int power)
    {
        var numerator = significand * BigInteger.Pow(10, Math.Max(power, 0)) << Math.Max(exponent, 0);
        var denominator = BigInteger.Pow(10, Math.Max(-power, 0)) << Math.Max(-exponent, 0);
        var quotient = BigInteger.DivRem(numerator, denominator, out var remainder);
        var half = (remainder * 2).CompareTo(denominator);
        return half > 0 || (half == 0 && !quotient.IsEven) ? quotient + 1 : quotient;
    }
}
