namespace Antelope.Secp256k1;

/// <summary>P, 3P, 5P, … of a point for one window width, and the same of λP, which has the same y and β times the x.</summary>
internal sealed class OddMultiples
{
    /// <summary>A cube root of one modulo p: (βx, y) = λ(x, y).</summary>
    public static readonly FieldElement Beta = ReadBeta();
    private readonly AffinePoint[] _points;
    private readonly AffinePoint[] _lambdaPoints;

    /// <param name="point">P.</param>
    /// <param name="width">Bits of a window, 3 to 8: 2^(width - 2) multiples are kept.</param>
    public OddMultiples(in AffinePoint point, int width)
    {
        _points = JacobianPoint.ToAffine(Jacobian(point, 1 << (width - 2)));
        _lambdaPoints = Array.ConvertAll(_points, p => new AffinePoint(p.X * Beta, p.Y));
    }

    /// <summary>The multiple for an odd digit of a <see cref="WindowedDigits"/> of this width.</summary>
    public AffinePoint this[int digit, bool lambda]
    {
        get
        {
            ref readonly var point = ref (lambda ? _lambdaPoints : _points)[Math.Abs(digit) >> 1];
            return digit > 0 ? point : point.Negate();
        }
    }

    /// <summary>So many odd multiples, beginning with the point.</summary>
    public static JacobianPoint[] Jacobian(in AffinePoint point, int count)
    {
        var twice = new JacobianPoint(point).Double();
        // On the isomorphic curve where 2P is affine; its Z brings the multiples back.
        var zz = twice.Z.Square();
        var multiple = new JacobianPoint(new(point.X * zz, point.Y * (zz * twice.Z)));
        var multiples = new JacobianPoint[count];
        for (var i = 0; i < count; i++, multiple = multiple.Add(new(twice.X, twice.Y)))
            multiples[i] = new(multiple.X, multiple.Y, multiple.Z * twice.Z);
        return multiples;
    }

    /// <summary>The same of four points at once; those of a point follow each other.</summary>
    public static void Jacobian(ReadOnlySpan<AffinePoint> four, int count, Span<JacobianPoint> multiples)
    {
        var x = FieldLanes.Of([four[0].X, four[1].X, four[2].X, four[3].X]);
        var y = FieldLanes.Of([four[0].Y, four[1].Y, four[2].Y, four[3].Y]);
        var twice = new JacobianLanes(x, y, FieldLanes.One).Double();
        var zz = twice.Z.Square();
        var multiple = new JacobianLanes(x * zz, y * (zz * twice.Z), FieldLanes.One);
        for (var i = 0; i < count; i++, multiple = multiple.Add(twice.X, twice.Y))
        {
            var z = multiple.Z * twice.Z;
            for (var lane = 0; lane < FieldLanes.Count; lane++)
                multiples[(lane * count) + i] = new(multiple.X[lane], multiple.Y[lane], z[lane]);
        }
    }

    private static FieldElement ReadBeta()
    {
        FieldElement.TryRead(Convert.FromHexString("7ae96a2b657c07106e64479eac3434e99cf0497512f58995c1396c28719501ee"), out var beta);
        return beta;
    }
}
