using System.Numerics;

namespace DevNode.Chain.Intrinsics;

/// <summary>
/// The curve alt_bn128 (y² = x³ + 3; EIP-196, EIP-197) with the checks and encodings of libfc's alt_bn128.cpp: big endian
/// coordinates of 32 bytes, zeros for the point at infinity. Null answers stand for malformed input.
/// </summary>
internal static class AltBn128
{
    private const int G1Size = 64, PairSize = 192, ScalarSize = 32;

    private static readonly Field1 B = Field1.Of(3);
    private static readonly Field2 TwistB = Field2.Of(3, 0) * Field2.Nonresidue.Inverse();

    public static byte[]? Add(ReadOnlySpan<byte> left, ReadOnlySpan<byte> right) =>
        Decode(left) is { } a && Decode(right) is { } b ? Encode(a.Add(b)) : null;

    public static byte[]? Multiply(ReadOnlySpan<byte> point, ReadOnlySpan<byte> scalar)
    {
        if (Decode(point) is not { } p || scalar.Length != ScalarSize)
            return null;
        return Encode(p.Multiply(Coordinate(scalar)).ToAffine());
    }

    /// <summary>Whether the product of the pairings of (G1, G2) pairs is one.</summary>
    /// <param name="checkTime">Called after each pair.</param>
    public static bool? Pair(ReadOnlySpan<byte> pairs, Action checkTime)
    {
        if (pairs.Length % PairSize != 0)
            return null;
        var product = Field12.One;
        for (; !pairs.IsEmpty; pairs = pairs[PairSize..])
        {
            if (Decode(pairs[..G1Size]) is not { } a || DecodeG2(pairs[G1Size..PairSize]) is not { } b)
                return null;
            if (a.IsInfinity || b.IsInfinity)
                continue;
            product *= AltBn128Pairing.MillerLoop(b, a);
            checkTime();
        }
        return AltBn128Pairing.IsOne(product);
    }

    private static CurvePoint<Field1>? Decode(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length != G1Size)
            return null;
        var (x, y) = (Coordinate(bytes[..32]), Coordinate(bytes[32..]));
        if (x >= Field1.Prime || y >= Field1.Prime)
            return null;
        var point = new CurvePoint<Field1>(Field1.Of(x), Field1.Of(y));
        return point.IsOn(B) ? point : null;
    }

    private static CurvePoint<Field2>? DecodeG2(ReadOnlySpan<byte> bytes)
    {
        var (x1, x0, y1, y0) = (Coordinate(bytes[..32]), Coordinate(bytes[32..64]), Coordinate(bytes[64..96]), Coordinate(bytes[96..]));
        if (x0 >= Field1.Prime || x1 >= Field1.Prime || y0 >= Field1.Prime || y1 >= Field1.Prime)
            return null;
        var point = new CurvePoint<Field2>(Field2.Of(x0, x1), Field2.Of(y0, y1));
        return point.IsOn(TwistB) && AltBn128Pairing.IsInSubgroup(point) ? point : null;
    }

    private static BigInteger Coordinate(ReadOnlySpan<byte> bytes) => new(bytes, isUnsigned: true, isBigEndian: true);

    private static byte[] Encode(CurvePoint<Field1> point)
    {
        var bytes = new byte[G1Size];
        Write(point.X.ToBigInteger(), bytes.AsSpan(0, 32));
        Write(point.Y.ToBigInteger(), bytes.AsSpan(32));
        return bytes;
    }

    private static void Write(BigInteger value, Span<byte> bytes) =>
        value.TryWriteBytes(bytes[(bytes.Length - value.GetByteCount(isUnsigned: true))..], out _, isUnsigned: true, isBigEndian: true);
}
