using System.Runtime.CompilerServices;

namespace Antelope.Secp256k1;

/// <summary>
/// Whether keys that are expected solve <see cref="KeyEquation"/>s, four at once: P = digest / s G + r / s key, where P is known but for
/// its y. Takes less than half of the time of solving them, as the multiples of the keys are at hand.
/// </summary>
internal static class LaneVerification
{
    private static readonly PlacedMultiples Generator = new(AffinePoint.Generator, 8);
    private static readonly FieldLanes Beta = FieldLanes.Of(OddMultiples.Beta);

    /// <summary>
    /// For each equation whether its key is the one whose multiples are given, all of the same width. False may also be said of a key that
    /// is, where points would have to be added to themselves; true is certain.
    /// </summary>
    public static void Verify(ReadOnlySpan<KeyEquation> equations, ReadOnlySpan<PlacedMultiples> keys, Span<bool> isKey)
    {
        if (equations.Length == 0)
            return;
        var inverses = new Scalar[equations.Length];
        for (var i = 0; i < inverses.Length; i++)
            inverses[i] = equations[i].S;
        Scalar.Invert(inverses);
        var sums = new JacobianPoint[equations.Length];
        for (var first = 0; first < sums.Length; first += FieldLanes.Count)
            Sum(equations[first..], keys[first..], inverses.AsSpan(first), sums.AsSpan(first));
        for (var i = 0; i < sums.Length; i++)
        {
            isKey[i] = !sums[i].Z.IsZero;
            // Another point in the place of none, which has no affine form.
            if (!isKey[i])
                sums[i] = new(AffinePoint.Generator);
        }
        var points = JacobianPoint.ToAffine(sums);
        for (var i = 0; i < points.Length; i++)
            isKey[i] &= (points[i].X.Negate(1) + equations[i].X).IsZero && points[i].Y.IsOdd == equations[i].OddY;
    }

    /// <summary>The sums of up to four; of fewer the last one again until all lanes are full.</summary>
    private static void Sum(ReadOnlySpan<KeyEquation> equations, ReadOnlySpan<PlacedMultiples> keys, ReadOnlySpan<Scalar> inverses, Span<JacobianPoint> sums)
    {
        Span<OddDigits> g1 = stackalloc OddDigits[FieldLanes.Count], g2 = stackalloc OddDigits[FieldLanes.Count];
        Span<OddDigits> k1 = stackalloc OddDigits[FieldLanes.Count], k2 = stackalloc OddDigits[FieldLanes.Count];
        var of = new Four<PlacedMultiples>();
        for (var lane = 0; lane < FieldLanes.Count; lane++)
        {
            var index = Math.Min(lane, equations.Length - 1);
            var (g, k) = ((equations[index].Digest * inverses[index]).SplitOdd(), (equations[index].R * inverses[index]).SplitOdd());
            of[lane] = keys[index];
            (g1[lane], g2[lane]) = (Generator.DigitsOf(g.K1), Generator.DigitsOf(g.K2));
            (k1[lane], k2[lane]) = (keys[index].DigitsOf(k.K1), keys[index].DigitsOf(k.K2));
        }
        var generator = new Four<PlacedMultiples>();
        ((Span<PlacedMultiples>)generator).Fill(Generator);

        // What is to be multiplied by λ comes first, then it is.
        Take(generator, g2, 0, out var x, out var y);
        var sum = Add(Add(new(x, y, FieldLanes.One), generator, g2, 1), of, k2, 0);
        sum = new(sum.X * Beta, sum.Y, sum.Z);
        sum = Add(Add(sum, generator, g1, 0), of, k1, 0);
        for (var lane = 0; lane < Math.Min(FieldLanes.Count, sums.Length); lane++)
            sums[lane] = sum[lane];
    }

    private static JacobianLanes Add(JacobianLanes sum, ReadOnlySpan<PlacedMultiples> multiples, ReadOnlySpan<OddDigits> digits, int first)
    {
        for (var place = first; place < multiples[0].Digits; place++)
        {
            Take(multiples, digits, place, out var x, out var y);
            sum = sum.Add(x, y);
        }
        return sum;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Take(ReadOnlySpan<PlacedMultiples> multiples, ReadOnlySpan<OddDigits> digits, int place, out FieldLanes x, out FieldLanes y)
    {
        var (d0, d1, d2, d3) = (digits[0][place], digits[1][place], digits[2][place], digits[3][place]);
        ReadOnlySpan<uint> a = multiples[0][place, d0.Multiple], b = multiples[1][place, d1.Multiple];
        ReadOnlySpan<uint> c = multiples[2][place, d2.Multiple], d = multiples[3][place, d3.Multiple];
        x = FieldLanes.Gather(a, b, c, d);
        const int atY = FieldLanes.Limbs;
        y = FieldLanes.Gather(a[atY..], b[atY..], c[atY..], d[atY..]).NegateWhere(d0.Negative, d1.Negative, d2.Negative, d3.Negative);
    }

    [InlineArray(FieldLanes.Count)]
    private struct Four<T>
    {
        private T _first;
    }
}
