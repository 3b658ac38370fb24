using DevNode.State;

namespace DevNode.Chain;

/// <summary>Arithmetic of moving averages, exact as nodeos's (resource_limits_private.hpp).</summary>
public static class UsageAccumulatorMath
{
    private const ulong MaxRawValue = ulong.MaxValue / Config.RateLimitingPrecision;

    /// <summary>The average in units, rounded up.</summary>
    public static ulong Average(this UsageAccumulator a) => DivideCeil(a.ValueEx, Config.RateLimitingPrecision);

    /// <summary>The accumulator after <paramref name="units"/> at an ordinal that is not before its last.</summary>
    /// <param name="windowSize">Ordinals that the average covers; positive.</param>
    public static UsageAccumulator Add(this UsageAccumulator a, ulong units, uint ordinal, uint windowSize)
    {
        ChainErrors.RateLimitingStateInconsistent.Assert(units <= MaxRawValue,
            "Usage exceeds maximum value representable after extending for precision");
        ChainErrors.RateLimitingStateInconsistent.Assert(ulong.MaxValue - a.Consumed >= units, "Overflow in tracked usage when adding usage!");
        var contribution = DowngradeToUInt64(DivideCeil((UInt128)units * Config.RateLimitingPrecision, windowSize));
        ChainErrors.RateLimitingStateInconsistent.Assert(ulong.MaxValue - a.ValueEx >= contribution, "Overflow in accumulated value when adding usage!");
        var (value, consumed) = (a.ValueEx, a.Consumed);
        if (a.LastOrdinal != ordinal)
        {
            ChainErrors.ResourceLimitException.Assert(ordinal > a.LastOrdinal, "new ordinal cannot be less than the previous ordinal");
            value = (ulong)a.LastOrdinal + windowSize > ordinal ? Multiply(value, new(windowSize - (ordinal - a.LastOrdinal), windowSize)) : 0;
            consumed = DivideCeil(value, Config.RateLimitingPrecision);
        }
        return new(ordinal, value + contribution, consumed + units);
    }

    /// <summary>The value times the fraction, rounded down; throws when the product exceeds 64 bits.</summary>
    public static ulong Multiply(ulong value, Ratio ratio)
    {
        ChainErrors.RateLimitingStateInconsistent.Assert(ratio.Numerator == 0 || ulong.MaxValue / ratio.Numerator >= value,
            "Usage exceeds maximum value representable after extending for precision");
        return value * ratio.Numerator / ratio.Denominator;
    }

    public static ulong DivideCeil(ulong dividend, ulong divisor) => dividend / divisor + (dividend % divisor > 0 ? 1u : 0u);

    public static UInt128 DivideCeil(UInt128 dividend, UInt128 divisor)
    {
        var (quotient, remainder) = UInt128.DivRem(dividend, divisor);
        return remainder > 0 ? quotient + 1 : quotient;
    }

    /// <summary>The value as a signed 64-bit number; throws when it does not fit.</summary>
    public static long DowngradeToInt64(UInt128 value)
    {
        Downgrade(value, long.MaxValue);
        return (long)value;
    }

    private static ulong DowngradeToUInt64(UInt128 value)
    {
        Downgrade(value, ulong.MaxValue);
        return (ulong)value;
    }

    private static void Downgrade(UInt128 value, UInt128 max) => ChainErrors.RateLimitingStateInconsistent.Assert(value <= max,
        $"Casting a higher bit integer value {value:v} to a lower bit integer value which cannot contain the value, valid range is [{0:min}, {max:max}]");
}
