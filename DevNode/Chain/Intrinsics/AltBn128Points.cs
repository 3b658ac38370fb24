using System.Numerics;
using System.Runtime.CompilerServices;

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
        if (point.IsInfinity)
            return point;
        // as a point of the other curve's form with coordinates in the prime field: there sums need no division
        var (x, y, z) = G2Jacobian.Multiply(new(new(point.X, default), new(point.Y, default)), scalar);
        if (z.IsZero)
            return default;
        var inverse = z.C0.Inverse();
        var square = inverse * inverse;
        return new(x.C0 * square, y.C0 * square * inverse);
    }
}

/// <summary>A point of the twisted curve over the quadratic field; (0, 0) is the point at infinity.</summary>
internal readonly record struct G2Point(Field2 X, Field2 Y)
{
    // 3 / (9 + i)
    private static readonly Field2 B = Field2.Of(3, 0) * Field2.Of(9, 1).Inverse();

    public bool IsInfinity => X.IsZero && Y.IsZero;
    public bool IsOnCurve => IsInfinity || Y * Y == (X * X * X) + B;
    public bool IsInSubgroup => G2Jacobian.Multiply(this, AltBn128.N).IsInfinity;
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

    /// <summary>The point itself.</summary>
    public static G2Jacobian Of(G2Point point) => new(point.X, point.Y, Field2.One);

    /// <summary>Doubles, and gives the tangent at p, times 2·y·z³.</summary>
    public G2Jacobian Double(G1Point p, out Field12 line)
    {
        var (xx, yy, zz) = (X * X, Y * Y, Z * Z);
        var slope = xx + xx + xx;
        var scale = Y * Z * zz;
        var last = yy + yy - (slope * X);
        line = Field12.Line((scale + scale) * -p.Y, slope * zz * p.X, last);
        return Double();
    }

    /// <summary>Adds, and gives the line through both at p, times the new z.</summary>
    public G2Jacobian Add(G2Point other, G1Point p, out Field12 line)
    {
        var zz = Z * Z;
        var r = (other.Y * zz * Z) - Y;
        var sum = Add(other);
        line = Field12.Line(sum.Z * -p.Y, r * p.X, (other.Y * sum.Z) - (r * other.X));
        return sum;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
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

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
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
