using System.Buffers;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Antelope.Secp256k1;

/// <summary>Odd multiples of a point, and of λ times it, for each lane, from which each lane takes another.</summary>
internal sealed class LaneMultiples
{
    // x, βx and y of one multiple
    private const int Size = 3 * FieldLanes.Limbs;
    private readonly uint[] _limbs;
    private readonly int _laneSize;

    private LaneMultiples(int points, int laneSize)
    {
        _limbs = new uint[points * Size];
        _laneSize = laneSize;
    }

    /// <summary>Room for so many multiples of four points, to be <see cref="Fill"/>ed.</summary>
    public LaneMultiples(int count) : this(FieldLanes.Count * count, count * Size)
    {
    }

    /// <summary>So many multiples 1, 3, 5, … of one point for all lanes.</summary>
    public static LaneMultiples OfOne(in AffinePoint point, int count)
    {
        var multiples = new LaneMultiples(count, 0);
        multiples.Fill(JacobianPoint.ToAffine(OddMultiples.Jacobian(point, count)));
        return multiples;
    }

    /// <summary>The multiples of four points for each, of all with one inversion.</summary>
    public static void Fill(ReadOnlySpan<LaneMultiples> lanes, ReadOnlySpan<AffinePoint> points)
    {
        var size = lanes[0]._limbs.Length / Size;
        var multiples = ArrayPool<JacobianPoint>.Shared.Rent(lanes.Length * size);
        var affine = ArrayPool<AffinePoint>.Shared.Rent(lanes.Length * size);
        for (var i = 0; i < lanes.Length; i++)
            Multiply(points.Slice(i * FieldLanes.Count, FieldLanes.Count), size / FieldLanes.Count, multiples.AsSpan(i * size));
        JacobianPoint.ToAffine(multiples.AsSpan(0, lanes.Length * size), affine);
        for (var i = 0; i < lanes.Length; i++)
            lanes[i].Fill(affine.AsSpan(i * size, size));
        ArrayPool<JacobianPoint>.Shared.Return(multiples);
        ArrayPool<AffinePoint>.Shared.Return(affine);
    }

    /// <summary>The multiples of four digits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Take(ReadOnlySpan<OddDigits> numbers, int index, bool lambda, out FieldLanes x, out FieldLanes y)
    {
        var (d0, d1, d2, d3) = (numbers[0][index], numbers[1][index], numbers[2][index], numbers[3][index]);
        var (at0, at1) = (d0.Multiple * Size, (d1.Multiple * Size) + _laneSize);
        var (at2, at3) = ((d2.Multiple * Size) + (2 * _laneSize), (d3.Multiple * Size) + (3 * _laneSize));
        var xLimbs = _limbs.AsSpan(lambda ? FieldLanes.Limbs : 0);
        x = FieldLanes.Gather(xLimbs, at0, at1, at2, at3);
        y = FieldLanes.Gather(_limbs.AsSpan(2 * FieldLanes.Limbs), at0, at1, at2, at3)
            .NegateWhere(Vector256.Create(Mask(d0.Negative), Mask(d1.Negative), Mask(d2.Negative), Mask(d3.Negative)));
    }

    private void Fill(ReadOnlySpan<AffinePoint> points)
    {
        for (var i = 0; i < points.Length; i++)
        {
            var limbs = _limbs.AsSpan(i * Size);
            points[i].X.WriteLimbs(limbs);
            (points[i].X * OddMultiples.Beta).WriteLimbs(limbs[FieldLanes.Limbs..]);
            points[i].Y.WriteLimbs(limbs[(2 * FieldLanes.Limbs)..]);
        }
    }

    /// <summary>As <see cref="OddMultiples.Jacobian"/>, for four points at once; those of a lane follow each other.</summary>
    private static void Multiply(ReadOnlySpan<AffinePoint> four, int count, Span<JacobianPoint> multiples)
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

    private static ulong Mask(bool chosen) => chosen ? ulong.MaxValue : 0;
}
