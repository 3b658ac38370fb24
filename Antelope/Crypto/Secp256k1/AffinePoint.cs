namespace Antelope.Secp256k1;

/// <summary>A point y^2 = x^3 + 7 that is not infinity; x of a magnitude up to 2, y of up to 3.</summary>
internal readonly struct AffinePoint(in FieldElement x, in FieldElement y)
{
    public readonly FieldElement X = x;
    public readonly FieldElement Y = y;

    /// <summary>The generator of the group (SEC 2, 2.4.1).</summary>
    public static AffinePoint Generator { get; } = ReadGenerator();

    /// <summary>The point with a given x (magnitude 1) and an odd or even y; false when the curve has none.</summary>
    public static bool TryDecompress(in FieldElement x, bool odd, out AffinePoint point)
    {
        var yy = (x.Square() * x) + FieldElement.Of(7);
        return TryOf(x, yy, yy.SquareRoot(), odd, out point);
    }

    /// <summary>The same for four points at once.</summary>
    public static void TryDecompress(ReadOnlySpan<FieldElement> x, ReadOnlySpan<bool> odd, Span<AffinePoint> points, Span<bool> found)
    {
        var lanes = FieldLanes.Of(x);
        var yy = (lanes.Square() * lanes) + FieldLanes.Of(FieldElement.Of(7));
        var y = yy.SquareRoot();
        for (var lane = 0; lane < FieldLanes.Count; lane++)
            found[lane] = TryOf(x[lane], yy[lane], y[lane], odd[lane], out points[lane]);
    }

    /// <summary>Reads 33 bytes as <see cref="Compress"/> writes them, of which the first is 3 or taken for 2; false when they are no point of the curve.</summary>
    public static bool TryRead(ReadOnlySpan<byte> compressed, out AffinePoint point)
    {
        point = default;
        return FieldElement.TryRead(compressed[1..], out var x) && TryDecompress(x, compressed[0] == 3, out point);
    }

    private static bool TryOf(in FieldElement x, in FieldElement yy, in FieldElement root, bool odd, out AffinePoint point)
    {
        point = new(x, root.IsOdd == odd ? root : root.Negate(1));
        return (root.Square().Negate(1) + yy).IsZero;
    }

    /// <summary>For a y of a magnitude up to 2.</summary>
    public AffinePoint Negate() => new(X, Y.Negate(2));

    /// <summary>33 bytes: 2 or 3 for an even or odd y, then x.</summary>
    public byte[] Compress()
    {
        var bytes = new byte[33];
        bytes[0] = (byte)(Y.IsOdd ? 3 : 2);
        X.Write(bytes.AsSpan(1));
        return bytes;
    }

    private static AffinePoint ReadGenerator()
    {
        FieldElement.TryRead(Convert.FromHexString("79be667ef9dcbbac55a06295ce870b07029bfcdb2dce28d959f2815b16f81798"), out var x);
        TryDecompress(x, odd: false, out var point);
        return point;
    }
}
