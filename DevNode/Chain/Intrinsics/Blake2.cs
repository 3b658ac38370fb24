using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace DevNode.Chain.Intrinsics;

/// <summary>The compression function F of BLAKE2b with a chosen number of rounds (RFC 7693; EIP-152).</summary>
internal static class Blake2
{
    private const int StateWords = 8, MessageWords = 16;

    private static readonly ulong[] InitializationVector =
    [
        0x6a09e667f3bcc908, 0xbb67ae8584caa73b, 0x3c6ef372fe94f82b, 0xa54ff53a5f1d36f1,
        0x510e527fade682d1, 0x9b05688c2b3e6c1f, 0x1f83d9abfb41bd6b, 0x5be0cd19137e2179,
    ];

    private static readonly byte[][] Sigma =
    [
        [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15],
        [14, 10, 4, 8, 9, 15, 13, 6, 1, 12, 0, 2, 11, 7, 5, 3],
        [11, 8, 12, 0, 5, 2, 15, 13, 10, 14, 3, 6, 7, 1, 9, 4],
        [7, 9, 3, 1, 13, 12, 11, 14, 2, 6, 5, 10, 4, 0, 15, 8],
        [9, 0, 5, 7, 2, 4, 10, 15, 14, 1, 11, 12, 6, 8, 3, 13],
        [2, 12, 6, 10, 0, 11, 8, 3, 4, 13, 7, 5, 15, 14, 1, 9],
        [12, 5, 1, 15, 14, 13, 4, 10, 0, 7, 6, 3, 9, 2, 8, 11],
        [13, 11, 7, 14, 12, 1, 3, 9, 5, 0, 15, 4, 8, 6, 2, 10],
        [6, 15, 14, 9, 11, 3, 0, 8, 12, 2, 13, 7, 1, 4, 10, 5],
        [10, 2, 8, 4, 7, 6, 1, 5, 15, 11, 9, 14, 3, 12, 13, 0],
    ];

    /// <summary>Updates a state of 64 bytes with a message of 128; null when a size is wrong.</summary>
    /// <param name="checkTime">Called once per round.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static byte[]? Compress(
        uint rounds, ReadOnlySpan<byte> state, ReadOnlySpan<byte> message, ReadOnlySpan<byte> offset0, ReadOnlySpan<byte> offset1,
        bool final, Action checkTime)
    {
        if (state.Length != StateWords * 8 || message.Length != MessageWords * 8 || offset0.Length != 8 || offset1.Length != 8)
            return null;
        Span<ulong> h = stackalloc ulong[StateWords];
        Span<ulong> m = stackalloc ulong[MessageWords];
        Words(state, h);
        Words(message, m);
        // the rows of the working state, whose columns and diagonals are mixed four at a time
        var (h0, h1) = (Vector256.Create<ulong>(h), Vector256.Create<ulong>(h[4..]));
        var (a, b, c) = (h0, h1, Vector256.Create(InitializationVector));
        var d = Vector256.Create(InitializationVector, 4) ^ Vector256.Create(
            BinaryPrimitives.ReadUInt64LittleEndian(offset0), BinaryPrimitives.ReadUInt64LittleEndian(offset1), final ? ulong.MaxValue : 0, 0);
        for (uint i = 0; i < rounds; i++)
        {
            checkTime();
            Round(ref a, ref b, ref c, ref d, m, Sigma[i % 10]);
        }
        var result = new byte[StateWords * 8];
        (h0 ^ a ^ c).AsByte().CopyTo(result);
        (h1 ^ b ^ d).AsByte().CopyTo(result, 32);
        return result;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Round(
        ref Vector256<ulong> a, ref Vector256<ulong> b, ref Vector256<ulong> c, ref Vector256<ulong> d, ReadOnlySpan<ulong> m, byte[] s)
    {
        Mix(ref a, ref b, ref c, ref d, Vector256.Create(m[s[0]], m[s[2]], m[s[4]], m[s[6]]), Vector256.Create(m[s[1]], m[s[3]], m[s[5]], m[s[7]]));
        (b, c, d) = (Vector256.Shuffle(b, Left1), Vector256.Shuffle(c, Left2), Vector256.Shuffle(d, Left3));
        Mix(ref a, ref b, ref c, ref d, Vector256.Create(m[s[8]], m[s[10]], m[s[12]], m[s[14]]), Vector256.Create(m[s[9]], m[s[11]], m[s[13]], m[s[15]]));
        (b, c, d) = (Vector256.Shuffle(b, Left3), Vector256.Shuffle(c, Left2), Vector256.Shuffle(d, Left1));
    }

    private static Vector256<ulong> Left1 => Vector256.Create(1UL, 2, 3, 0);
    private static Vector256<ulong> Left2 => Vector256.Create(2UL, 3, 0, 1);
    private static Vector256<ulong> Left3 => Vector256.Create(3UL, 0, 1, 2);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Mix(
        ref Vector256<ulong> a, ref Vector256<ulong> b, ref Vector256<ulong> c, ref Vector256<ulong> d, Vector256<ulong> x, Vector256<ulong> y)
    {
        a += b + x;
        d = RotateRight(d ^ a, 32);
        c += d;
        b = RotateRight(b ^ c, 24);
        a += b + y;
        d = RotateRight(d ^ a, 16);
        c += d;
        b = RotateRight(b ^ c, 63);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<ulong> RotateRight(Vector256<ulong> words, int bits) => (words >>> bits) | (words << (64 - bits));

    private static void Words(ReadOnlySpan<byte> bytes, Span<ulong> words)
    {
        for (var i = 0; i < words.Length; i++)
            words[i] = BinaryPrimitives.ReadUInt64LittleEndian(bytes[(i * 8)..]);
    }
}
