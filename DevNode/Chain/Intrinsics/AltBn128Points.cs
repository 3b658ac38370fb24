using System.Numerics;

namespace DevNode.Chain.Intrinsics;

/// <summary>A point of alt_bn128 over its prime field; (0, 0) is the point at infinity.</summary>
internal readonly record struct G1Point(Field1 X, Field1 Y)
{
    private static readonly Field1 Three = Field1.Of(3);

    public bool IsInfinity => X.IsZero && Y.IsZero;
    public bool IsOnCurve => IsInfinity || Y * Y == (X * X * X) + Three;

    public static G1Point Add(G1Point a, G1Point b)
    {
        if (a.IsInfinity)
            return b;
        if (b.IsInfinity)
            return a;
        if (a.X == b.X && a.Y != b.Y)
            return default;
        var slope = a == b
            ? Three * a.X * a.X * (a.Y + a.Y).Inverse()
            : (b.Y - a.Y) * (b.X - a.X).Inverse();
        var x = (slope * slope) - a.X - b.X;
        return new G1Point(x, (slope * (a.X - x)) - a.Y);
    }

    public static G1Point Multiply(G1Point point, BigInteger scalar)
    {
        var result = default(G1Point);
        for (var bit = (int)scalar.GetBitLength() - 1; bit >= 0; bit--)
        {
            result = Add(result, result);
            if (!((scalar >> bit) & BigInteger.One).IsZero)
                result = Add(result, point);
        }
        return result;
    }
}

/// <summary>A point of the twisted curve over the quadratic field; (0, 0) is the point at infinity.</summary>
internal readonly record struct G2Point(Field2 X, Field2 Y)
{
    // 3 / (9 + i)
    private static readonly Field2 Three = Field2.Of(3, 0);
    private static readonly Field2 B = Field2.Of(3, 0) * Field2.Of(9, 1).Inverse();

    public bool IsInfinity => X.IsZero && Y.IsZero;
    public bool IsOnCurve => IsInfinity || Y * Y == (X * X * X) + B;
    public bool IsInSubgroup => Multiply(AltBn128.N).IsInfinity;

    public static G2Point Add(G2Point a, G2Point b)
    {
        if (a.IsInfinity)
            return b;
        if (b.IsInfinity)
            return a;
        if (a.X == b.X && a.Y != b.Y)
            return default;
        var slope = Slope(a, b);
        var x = (slope * slope) - a.X - b.X;
        return new G2Point(x, (slope * (a.X - x)) - a.Y);
    }

    /// <summary>Slope of the line through two points, or of the tangent; they must not be opposite.</summary>
    public static Field2 Slope(G2Point a, G2Point b) => a == b
        ? a.X * a.X * Three * (a.Y + a.Y).Inverse()
        : (b.Y - a.Y) * (b.X - a.X).Inverse();

    private G2Point Multiply(BigInteger scalar)
    {
        var result = default(G2Point);
        for (var bit = (int)scalar.GetBitLength() - 1; bit >= 0; bit--)
        {
            result = Add(result, result);
            if (!((scalar >> bit) & BigInteger.One).IsZero)
                result = Add(result, this);
        }
        return result;
    }
}
