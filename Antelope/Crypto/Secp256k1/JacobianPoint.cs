using System.Buffers;
using System.Runtime.CompilerServices;

namespace Antelope.Secp256k1;

/// <summary>A point (X / Z^2, Y / Z^3) in Jacobian coordinates of a magnitude up to 2, or infinity (the default).</summary>
internal readonly struct JacobianPoint(in FieldElement x, in FieldElement y, in FieldElement z)
{
    public readonly FieldElement X = x;
    public readonly FieldElement Y = y;
    public readonly FieldElement Z = z;
    private readonly bool _isFinite = true;

    public JacobianPoint(in AffinePoint point) : this(point.X, point.Y.Carry(), FieldElement.One)
    {
    }

    public bool IsInfinity => !_isFinite;

    /// <summary>Twice the point; no point of the curve has order 2.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public JacobianPoint Double()
    {
        if (IsInfinity)
            return default;
        var slope = X.Square().Times(3);
        var yy = Y.Square();
        var xyy = X * yy;
        var x = (slope.Square() + xyy.Negate(1).Times(8)).Carry();
        var y = ((slope * (xyy.Times(4) + x.Negate(1))) + yy.Square().Negate(1).Times(8)).Carry();
        return new(x, y, (Y * Z).Times(2));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public JacobianPoint Add(in AffinePoint other)
    {
        if (IsInfinity)
            return new(other);
        var zz = Z.Square();
        var h = (other.X * zz) + X.Negate(2);
        var r = (other.Y * (Z * zz)) + Y.Negate(2);
        if (h.IsZero)
            return r.IsZero ? Double() : default;
        var hh = h.Square();
        var minusHhh = (h * hh).Negate(1);
        var xhh = X * hh;
        var x = (r.Square() + minusHhh + xhh.Negate(1).Times(2)).Carry();
        return new(x, (r * (xhh + x.Negate(1))) + (Y * minusHhh), Z * h);
    }

    /// <summary>The affine forms of finite points.</summary>
    public static AffinePoint[] ToAffine(ReadOnlySpan<JacobianPoint> points)
    {
        var affine = new AffinePoint[points.Length];
        ToAffine(points, affine);
        return affine;
    }

    /// <summary>The affine forms of finite points with one inversion for all.</summary>
    public static void ToAffine(ReadOnlySpan<JacobianPoint> points, Span<AffinePoint> affine)
    {
        var products = ArrayPool<FieldElement>.Shared.Rent(points.Length);
        var product = FieldElement.One;
        for (var i = 0; i < points.Length; i++)
            (products[i], product) = (product, product * points[i].Z);
        var inverse = product.Invert();
        for (var i = points.Length - 1; i >= 0; i--)
        {
            var zInverse = inverse * products[i];
            inverse *= points[i].Z;
            var zz = zInverse.Square();
            affine[i] = new(points[i].X * zz, points[i].Y * (zz * zInverse));
        }
        ArrayPool<FieldElement>.Shared.Return(products);
    }
}
