using System.Numerics;

namespace DevNode.Chain.Intrinsics;

/// <summary>What points over the fields of alt_bn128 are calculated with.</summary>
internal interface IField<T>
    where T : struct, IField<T>
{
    static abstract T One { get; }
    bool IsZero { get; }

    static abstract T operator +(in T a, in T b);
    static abstract T operator -(in T a, in T b);
    static abstract T operator -(in T a);
    static abstract T operator *(in T a, in T b);

    /// <summary>This times itself.</summary>
    T Square();

    /// <summary>The inverse, zero for zero.</summary>
    T Inverse();
}

internal static class FieldPowers
{
    /// <param name="exponent">Not negative.</param>
    public static T Power<T>(this T value, BigInteger exponent)
        where T : struct, IField<T>
    {
        var result = T.One;
        for (var bit = (int)exponent.GetBitLength() - 1; bit >= 0; bit--)
        {
            result = result.Square();
            if (!((exponent >> bit) & BigInteger.One).IsZero)
                result *= value;
        }
        return result;
    }

    public static T Twice<T>(this T value)
        where T : struct, IField<T> => value + value;
}
