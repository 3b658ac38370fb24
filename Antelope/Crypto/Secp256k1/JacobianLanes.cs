using System.Runtime.CompilerServices;

namespace Antelope.Secp256k1;

/// <summary>
/// Four <see cref="JacobianPoint"/>s that are calculated with at once. None may be infinity: an addition of a point to itself or to its
/// negative leaves Z = 0 in its lane, and so does all that follows.
/// </summary>
internal readonly struct JacobianLanes(in FieldLanes x, in FieldLanes y, in FieldLanes z)
{
    public readonly FieldLanes X = x;
    public readonly FieldLanes Y = y;
    public readonly FieldLanes Z = z;

    /// <summary>One of the points.</summary>
    public JacobianPoint this[int lane] => new(X[lane], Y[lane], Z[lane]);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public JacobianLanes Double()
    {
        var xx = X.Square();
        var slope = xx + xx.Shift(1);
        var yy = Y.Square();
        var xyy = X * yy;
        var x = (slope.Square() + xyy.Negate(1).Shift(3)).Carry();
        var y = ((slope * (xyy.Shift(2) + x.Negate(1))) + yy.Square().Negate(1).Shift(3)).Carry();
        return new(x, y, (Y * Z).Shift(1));
    }

    /// <summary>Adds points (x, y) with a y of a magnitude up to 2.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public JacobianLanes Add(in FieldLanes x, in FieldLanes y)
    {
        var zz = Z.Square();
        var h = (x * zz) + X.Negate(2);
        var r = (y * (Z * zz)) + Y.Negate(2);
        var hh = h.Square();
        var minusHhh = (h * hh).Negate(1);
        var xhh = X * hh;
        var sumX = (r.Square() + minusHhh + xhh.Negate(1).Shift(1)).Carry();
        return new(sumX, (r * (xhh + sumX.Negate(1))) + (Y * minusHhh), Z * h);
    }
}
