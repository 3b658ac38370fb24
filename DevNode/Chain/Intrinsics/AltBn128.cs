using System.Numerics;

namespace DevNode.Chain.Intrinsics;

/// <summary>
/// The curve alt_bn128 (y² = x³ + 3; EIP-196, EIP-197) with the checks and encodings of libfc's alt_bn128.cpp: big endian
/// coordinates of 32 bytes, zeros for the point at infinity. Null answers stand for malformed input.
/// </summary>
internal static class AltBn128
{
    private const int G1Size = 64, PairSize = 192, ScalarSize = 32;

    /// <summary>The order of both groups.</summary>
    public static readonly BigInteger N =
        BigInteger.Parse("21888242871839275222246405745257275088548364400416034343698204186575808495617", null);

    public static byte[]? Add(ReadOnlySpan<byte> left, ReadOnlySpan<byte> right) =>
        Decode(left) is { } a && Decode(right) is { } b ? Encode(G1Point.Add(a, b)) : null;

    public static byte[]? Multiply(ReadOnlySpan<byte> point, ReadOnlySpan<byte> scalar)
    {
        if (Decode(point) is not { } p || scalar.Length != ScalarSize)
            return null;
        return Encode(G1Point.Multiply(p, Coordinate(scalar)));
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

    private static G1Point? Decode(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length != G1Size)
            return null;
        var (x, y) = (Coordinate(bytes[..32]), Coordinate(bytes[32..]));
        if (x >= Field1.Prime || y >= Field1.Prime)
            return null;
        var point = new G1Point(Field1.Of(x), Field1.Of(y));
        return point.IsOnCurve ? point : null;
    }

    private static G2Point? DecodeG2(ReadOnlySpan<byte> bytes)
    {
        var (x1, x0, y1, y0) = (Coordinate(bytes[..32]), Coordinate(bytes[32..64]), Coordinate(bytes[64..96]), Coordinate(bytes[96..]));
        if (x0 >= Field1.Prime || x1 >= Field1.Prime || y0 >= Field1.Prime || y1 >= Field1.Prime)
            return null;
        var point = new G2Point(Field2.Of(x0, x1), Field2.Of(y0, y1));
        return point.IsOnCurve && (point.IsInfinity || point.IsInSubgroup) ? point : null;
    }

    private static BigInteger Coordinate(ReadOnlySpan<byte> bytes) => new(bytes, isUnsigned: true, isBigEndian: true);

    private static byte[] Encode(G1Point point)
    {
        var bytes = new byte[G1Size];
        Write(point.X.ToBigInteger(), bytes.AsSpan(0, 32));
        Write(point.Y.ToBigInteger(), bytes.AsSpan(32));
        return bytes;
    }

    private static void Write(BigInteger value, Span<byte> bytes) =>
        value.TryWriteBytes(bytes[(bytes.Length - value.GetByteCount(isUnsigned: true))..], out _, isUnsigned: true, isBigEndian: true);
}
