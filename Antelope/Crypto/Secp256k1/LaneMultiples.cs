using System.Buffers;
using System.Runtime.CompilerServices;

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
            OddMultiples.Jacobian(points.Slice(i * FieldLanes.Count, FieldLanes.Count), size / FieldLanes.Count, multiples.AsSpan(i * size));
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
        ReadOnlySpan<uint> m0 = _limbs.AsSpan(d0.Multiple * Size), m1 = _limbs.AsSpan((d1.Multiple * Size) + _laneSize);
        ReadOnlySpan<uint> m2 = _limbs.AsSpan((d2.Multiple * Size) + (2 * _laneSize)), m3 = _limbs.AsSpan((d3.Multiple * Size) + (3 * _laneSize));
        const int atY = 2 * FieldLanes.Limbs;
        var atX = lambda ? FieldLanes.Limbs : 0;
        x = FieldLanes.Gather(m0[atX..], m1[atX..], m2[atX..], m3[atX..]);
        y = FieldLanes.Gather(m0[atY..], m1[atY..], m2[atY..], m3[atY..])
            .NegateWhere(d0.Negative, d1.Negative, d2.Negative, d3.Negative);
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
}
