using System.Buffers;

namespace Antelope.Secp256k1;

/// <summary>Solves <see cref="KeyEquation"/>s, four at once with vector instructions, in about half the time of one after the other.</summary>
internal static class LaneRecovery
{
    private const int PointWidth = 4;
    private const int PointDigits = 33;
    private const int GeneratorWidth = 8;
    private const int GeneratorDigits = 17;

    private static readonly LaneMultiples Generator = LaneMultiples.OfOne(AffinePoint.Generator, 1 << (GeneratorWidth - 1));

    /// <summary>A thread's room for tables, used again: they are most of what a recovery writes.</summary>
    [ThreadStatic]
    private static LaneMultiples[]? t_multiples;

    /// <summary>The compressed keys, null where <see cref="KeyRecovery"/> must be asked: it knows how points are added to themselves.</summary>
    public static byte[]?[] Recover(ReadOnlySpan<KeyEquation> equations)
    {
        var keys = new byte[]?[equations.Length];
        if (equations.Length == 0)
            return keys;
        // The last one again until all lanes are full.
        var count = (equations.Length + FieldLanes.Count - 1) / FieldLanes.Count * FieldLanes.Count;
        using var room = new Room(count);
        equations.CopyTo(room.Equations);
        room.Equations[equations.Length..].Fill(equations[^1]);

        for (var i = 0; i < count; i++)
            room.Inverses[i] = room.Equations[i].R;
        Scalar.Invert(room.Inverses);
        FindPoints(room.Equations, room.Points, room.IsNone);
        var multiples = Multiples(count / FieldLanes.Count);
        LaneMultiples.Fill(multiples, room.Points);
        for (var first = 0; first < count; first += FieldLanes.Count)
            Sum(room.Equations.Slice(first, FieldLanes.Count), room.Inverses[first..], multiples[first / FieldLanes.Count], room.Sums[first..]);
        for (var i = 0; i < count; i++)
        {
            room.IsNone[i] |= room.Sums[i].Z.IsZero;
            // Another point in the place of none, which has no affine form.
            if (room.IsNone[i])
                room.Sums[i] = new(AffinePoint.Generator);
        }
        JacobianPoint.ToAffine(room.Sums, room.Points);
        for (var i = 0; i < keys.Length; i++)
            keys[i] = room.IsNone[i] ? null : room.Points[i].Compress();
        return keys;
    }

    /// <summary>The points of equations, a multiple of four of them; the generator for one that the curve does not have.</summary>
    private static void FindPoints(ReadOnlySpan<KeyEquation> equations, Span<AffinePoint> points, Span<bool> isNone)
    {
        Span<FieldElement> x = stackalloc FieldElement[FieldLanes.Count];
        Span<bool> odd = stackalloc bool[FieldLanes.Count], found = stackalloc bool[FieldLanes.Count];
        for (var first = 0; first < points.Length; first += FieldLanes.Count)
        {
            for (var lane = 0; lane < FieldLanes.Count; lane++)
                (x[lane], odd[lane]) = (equations[first + lane].X, equations[first + lane].OddY);
            AffinePoint.TryDecompress(x, odd, points[first..], found);
            for (var lane = 0; lane < FieldLanes.Count; lane++)
            {
                isNone[first + lane] = !found[lane];
                if (!found[lane])
                    points[first + lane] = AffinePoint.Generator;
            }
        }
    }

    private static ReadOnlySpan<LaneMultiples> Multiples(int count)
    {
        var multiples = t_multiples ?? [];
        if (multiples.Length < count)
        {
            var had = multiples.Length;
            Array.Resize(ref multiples, count);
            for (var i = had; i < count; i++)
                multiples[i] = new(1 << (PointWidth - 1));
            t_multiples = multiples;
        }
        return multiples.AsSpan(0, count);
    }

    private static void Sum(ReadOnlySpan<KeyEquation> four, ReadOnlySpan<Scalar> inverses, LaneMultiples points, Span<JacobianPoint> sums)
    {
        Span<OddDigits> g1 = stackalloc OddDigits[FieldLanes.Count], g2 = stackalloc OddDigits[FieldLanes.Count];
        Span<OddDigits> p1 = stackalloc OddDigits[FieldLanes.Count], p2 = stackalloc OddDigits[FieldLanes.Count];
        for (var lane = 0; lane < FieldLanes.Count; lane++)
        {
            var (u1, u2) = four[lane].Factors(inverses[lane]);
            var (g, p) = (u1.SplitOdd(), u2.SplitOdd());
            (g1[lane], g2[lane]) = (new(g.K1, GeneratorWidth, GeneratorDigits), new(g.K2, GeneratorWidth, GeneratorDigits));
            (p1[lane], p2[lane]) = (new(p.K1, PointWidth, PointDigits), new(p.K2, PointWidth, PointDigits));
        }
        var sum = Sum(g1, g2, p1, p2, points);
        for (var lane = 0; lane < FieldLanes.Count; lane++)
            sums[lane] = sum[lane];
    }

    private static JacobianLanes Sum(ReadOnlySpan<OddDigits> g1, ReadOnlySpan<OddDigits> g2, ReadOnlySpan<OddDigits> p1, ReadOnlySpan<OddDigits> p2, LaneMultiples points)
    {
        points.Take(p1, PointDigits - 1, lambda: false, out var x, out var y);
        var sum = new JacobianLanes(x, y, FieldLanes.One);
        points.Take(p2, PointDigits - 1, lambda: true, out x, out y);
        sum = sum.Add(x, y);
        for (var index = PointDigits - 1; ;)
        {
            if (index % 2 == 0)
            {
                Generator.Take(g1, index / 2, lambda: false, out x, out y);
                sum = sum.Add(x, y);
                Generator.Take(g2, index / 2, lambda: true, out x, out y);
                sum = sum.Add(x, y);
            }
            if (index-- == 0)
                return sum;
            sum = sum.Double().Double().Double().Double();
            points.Take(p1, index, lambda: false, out x, out y);
            sum = sum.Add(x, y);
            points.Take(p2, index, lambda: true, out x, out y);
            sum = sum.Add(x, y);
        }
    }

    /// <summary>Rented room for so many equations.</summary>
    private readonly ref struct Room(int count)
    {
        private readonly KeyEquation[] _equations = ArrayPool<KeyEquation>.Shared.Rent(count);
        private readonly Scalar[] _inverses = ArrayPool<Scalar>.Shared.Rent(count);
        private readonly AffinePoint[] _points = ArrayPool<AffinePoint>.Shared.Rent(count);
        private readonly JacobianPoint[] _sums = ArrayPool<JacobianPoint>.Shared.Rent(count);
        private readonly bool[] _isNone = ArrayPool<bool>.Shared.Rent(count);

        public Span<KeyEquation> Equations => _equations.AsSpan(0, count);
        public Span<Scalar> Inverses => _inverses.AsSpan(0, count);
        public Span<AffinePoint> Points => _points.AsSpan(0, count);
        public Span<JacobianPoint> Sums => _sums.AsSpan(0, count);
        public Span<bool> IsNone => _isNone.AsSpan(0, count);

        public void Dispose()
        {
            ArrayPool<KeyEquation>.Shared.Return(_equations);
            ArrayPool<Scalar>.Shared.Return(_inverses);
            ArrayPool<AffinePoint>.Shared.Return(_points);
            ArrayPool<JacobianPoint>.Shared.Return(_sums);
            ArrayPool<bool>.Shared.Return(_isNone);
        }
    }
}
