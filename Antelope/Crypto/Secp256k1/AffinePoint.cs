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
        var found = ((x.Square() * x) + FieldElement.Of(7)).TrySquareRoot(out var y);
        point = new(x, y.IsOdd == odd ? y : y.Negate(1));
        return found;
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
