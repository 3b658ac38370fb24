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
    public bool IsInSubgroup => G2Jacobian.Multiply(this, AltBn128.N).IsInfinity;

    /// <summary>The sum of two points on a line of that slope.</summary>
    public static G2Point Along(Field2 slope, G2Point a, G2Point b)
    {
        var x = (slope * slope) - a.X - b.X;
        return new G2Point(x, (slope * (a.X - x)) - a.Y);
    }

    /// <summary>Slope of the line through two points, or of the tangent; they must not be opposite.</summary>
    public static Field2 Slope(G2Point a, G2Point b) => a == b
        ? a.X * a.X * Three * (a.Y + a.Y).Inverse()
        : (b.Y - a.Y) * (b.X - a.X).Inverse();
}

/// <summary>A point of the twisted curve as (x·z², y·z³, z), so that sums need no division; z is zero at infinity.</summary>
internal readonly record struct G2Jacobian(Field2 X, Field2 Y, Field2 Z)
{
    public bool IsInfinity => Z.IsZero;

    public static G2Jacobian Multiply(G2Point point, BigInteger scalar)
    {
        var result = default(G2Jacobian);
        for (var bit = (int)scalar.GetBitLength() - 1; bit >= 0; bit--)
        {
            result = result.Double();
            if (!((scalar >> bit) & BigInteger.One).IsZero)
                result = result.Add(point);
        }
        return result;
    }

    private G2Jacobian Double()
    {
        var (a, b) = (X * X, Y * Y);
        var c = b * b;
        var half = ((X + b) * (X + b)) - a - c;
        var d = half + half;
        var e = a + a + a;
        var x = (e * e) - d - d;
        var (c2, yz) = (c + c, Y * Z);
        var c4 = c2 + c2;
        return new(x, (e * (d - x)) - c4 - c4, yz + yz);
    }

    private G2Jacobian Add(G2Point other)
    {
        if (IsInfinity)
            return new(other.X, other.Y, Field2.One);
        var zz = Z * Z;
        var h = (other.X * zz) - X;
        var r = (other.Y * zz * Z) - Y;
        if (h.IsZero)
            return r.IsZero ? Double() : default;
        var hh = h * h;
        var (hhh, v) = (h * hh, X * hh);
        var x = (r * r) - hhh - v - v;
        return new(x, (r * (v - x)) - (Y * hhh), Z * h);
    }
}
