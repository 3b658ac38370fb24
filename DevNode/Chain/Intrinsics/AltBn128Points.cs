using System.Numerics;

namespace DevNode.Chain.Intrinsics;

/// <summary>A point of alt_bn128 over its prime field; (0, 0) is the point at infinity.</summary>
internal readonly record struct G1Point(BigInteger X, BigInteger Y)
{
    public bool IsInfinity => X.IsZero && Y.IsZero;
    public bool IsOnCurve => IsInfinity || ((Y * Y) - (X * X * X) - 3) % AltBn128.P == 0;

    public static G1Point Add(G1Point a, G1Point b)
    {
        if (a.IsInfinity)
            return b;
        if (b.IsInfinity)
            return a;
        if (a.X == b.X && a.Y != b.Y)
            return default;
        var slope = a == b
            ? 3 * a.X * a.X * Field2.Inverse(2 * a.Y)
            : (b.Y - a.Y) * Field2.Inverse(b.X - a.X);
        var x = Field2.Reduce((slope * slope) - a.X - b.X);
        return new G1Point(x, Field2.Reduce((slope * (a.X - x)) - a.Y));
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
    private static readonly Field2 B = new Field2(3, 0) * new Field2(9, 1).Inverse();

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
        ? a.X * a.X * new Field2(3, 0) * (a.Y + a.Y).Inverse()
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
