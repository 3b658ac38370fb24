using System.Runtime.CompilerServices;

namespace DevNode.Chain.Intrinsics;

/// <summary>
/// A line through points of the twist at a point of the curve, constant + linear·w + cubic·w³, times a number that the final exponentiation
/// takes away.
/// </summary>
internal readonly record struct PairingLine(Field2 Constant, Field2 Linear, Field2 Cubic)
{
    /// <summary>Doubles r, which is not infinite, and gives the tangent at p, times 2·y·z³.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static PairingLine Double(ref JacobianPoint<Field2> r, in CurvePoint<Field1> p)
    {
        var zz = r.Z.Square();
        var slope = r.X.Square();
        slope += slope.Twice();
        var cubic = r.Y.Square().Twice() - (slope * r.X);
        r = r.Double();
        return new(r.Z * zz * -p.Y, slope * zz * p.X, cubic);
    }

    /// <summary>Adds q to r, neither of which is infinite nor their sum, and gives the line through both at p, times the new z.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static PairingLine Add(ref JacobianPoint<Field2> r, in CurvePoint<Field2> q, in CurvePoint<Field1> p)
    {
        var slope = (q.Y * r.Z.Square() * r.Z) - r.Y;
        r = r.Add(q);
        return new(r.Z * -p.Y, slope * p.X, (q.Y * r.Z) - (slope * q.X));
    }
}
