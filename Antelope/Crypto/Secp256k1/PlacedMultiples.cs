namespace Antelope.Secp256k1;

/// <summary>A point's multiples for the digits of each place, of which a multiple of the point is the sum: no doublings are needed.</summary>
internal sealed class PlacedMultiples
{
    // x and y of one multiple
    private const int Size = 2 * FieldLanes.Limbs;
    private readonly uint[] _limbs;
    private readonly int _width;

    /// <param name="point">The point.</param>
    /// <param name="width">Bits of a digit, 1 to 8. One takes 80 * 2^(width - 1) bytes in each place.</param>
    public PlacedMultiples(in AffinePoint point, int width)
    {
        _width = width;
        // Four places at once, some beyond the last.
        var places = (Digits + FieldLanes.Count - 1) / FieldLanes.Count * FieldLanes.Count;
        var first = new JacobianPoint[places];
        first[0] = new(point);
        for (var place = 1; place < places; place++)
        {
            first[place] = first[place - 1];
            for (var bit = 0; bit < width; bit++)
                first[place] = first[place].Double();
        }
        var ones = JacobianPoint.ToAffine(first);
        var count = 1 << (width - 1);
        var multiples = new JacobianPoint[places * count];
        for (var place = 0; place < places; place += FieldLanes.Count)
            OddMultiples.Jacobian(ones.AsSpan(place, FieldLanes.Count), count, multiples.AsSpan(place * count));
        var affine = JacobianPoint.ToAffine(multiples.AsSpan(0, Digits * count));
        _limbs = new uint[affine.Length * Size];
        for (var i = 0; i < affine.Length; i++)
        {
            affine[i].X.WriteLimbs(_limbs.AsSpan(i * Size));
            affine[i].Y.WriteLimbs(_limbs.AsSpan((i * Size) + FieldLanes.Limbs));
        }
    }

    /// <summary>How many digits a number has.</summary>
    public int Digits => (129 + _width) / _width;

    /// <summary>The digits of an odd number that is absolutely below 2^130.</summary>
    public OddDigits DigitsOf(in UInt256 number) => new(number, _width, Digits);

    /// <summary>The limbs of x and then of y.</summary>
    /// <param name="place">The digit's index.</param>
    /// <param name="multiple">Which of the odd multiples 1, 3, 5, ….</param>
    public ReadOnlySpan<uint> this[int place, int multiple] => _limbs.AsSpan(((place << (_width - 1)) + multiple) * Size, Size);
}
