using System.Numerics;
using System.Runtime.CompilerServices;

namespace DevNode.Chain.Intrinsics;

/// <summary>A point of a curve y² = x³ + b; (0, 0) is the point at infinity.</summary>
internal readonly record struct CurvePoint<T>(T X, T Y)
    where T : struct, IField<T>
{
    public bool IsInfinity => X.IsZero && Y.IsZero;

    public bool IsOn(in T b) => IsInfinity || (Y.Square() - (X.Square() * X) - b).IsZero;

    public static CurvePoint<T> operator -(in CurvePoint<T> point) => new(point.X, -point.Y);

    public CurvePoint<T> Add(in CurvePoint<T> other) =>
        other.IsInfinity ? this : JacobianPoint<T>.Of(this).Add(other).ToAffine();

    /// <param name="scalar">Not negative.</param>
    public JacobianPoint<T> Multiply(BigInteger scalar) => Multiply(SignedDigits.Of(scalar));

    public JacobianPoint<T> Multiply(ReadOnlySpan<sbyte> digits)
    {
        var result = default(JacobianPoint<T>);
        if (IsInfinity)
            return result;
        var negative = -this;
        foreach (var digit in digits)
        {
            result = result.Double();
            if (digit != 0)
                result = result.Add(digit > 0 ? this : negative);
        }
        return result;
    }
}

/// <summary>A point as (x·z², y·z³, z), so that sums need no division; z is zero at infinity.</summary>
internal readonly record struct JacobianPoint<T>(T X, T Y, T Z)
    where T : struct, IField<T>
{
    public bool IsInfinity => Z.IsZero;

    /// <summary>The point itself.</summary>
    public static JacobianPoint<T> Of(in CurvePoint<T> point) => point.IsInfinity ? default : new(point.X, point.Y, T.One);

    public CurvePoint<T> ToAffine()
    {
        if (IsInfinity)
            return default;
        var inverse = Z.Inverse();
        var square = inverse.Square();
        return new(X * square, Y * square * inverse);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public JacobianPoint<T> Double()
    {
        var (a, b) = (X.Square(), Y.Square());
        var c = b.Square();
        var d = ((X + b).Square() - a - c).Twice();
        var e = a.Twice() + a;
        var x = e.Square() - d.Twice();
        return new(x, (e * (d - x)) - c.Twice().Twice().Twice(), (Y * Z).Twice());
    }

    /// <summary>Adds a point that is not infinite.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public JacobianPoint<T> Add(in CurvePoint<T> other)
    {
        if (IsInfinity)
            return Of(other);
        var zz = Z.Square();
        var h = (other.X * zz) - X;
        var r = (other.Y * zz * Z) - Y;
        if (h.IsZero)
            return r.IsZero ? Double() : default;
        var hh = h.Square();
        var (hhh, v) = (h * hh, X * hh);
        var x = r.Square() - hhh - v.Twice();
        return new(x, (r * (v - x)) - (Y * hhh), Z * h);
    }
}
