using System.Runtime.CompilerServices;

namespace DevNode.Wasm;

/// <summary>Instructions without an IL equivalent of their own.</summary>
internal static class Operators
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Select(int first, int second, int condition) => condition != 0 ? first : second;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static long Select(long first, long second, int condition) => condition != 0 ? first : second;

    public static int LeadingZeros(uint value) => System.Numerics.BitOperations.LeadingZeroCount(value);
    public static long LeadingZeros(ulong value) => System.Numerics.BitOperations.LeadingZeroCount(value);
    public static int TrailingZeros(uint value) => System.Numerics.BitOperations.TrailingZeroCount(value);
    public static long TrailingZeros(ulong value) => System.Numerics.BitOperations.TrailingZeroCount(value);
    public static int PopCount(uint value) => System.Numerics.BitOperations.PopCount(value);
    public static long PopCount(ulong value) => System.Numerics.BitOperations.PopCount(value);
    public static uint RotateLeft(uint value, int count) => uint.RotateLeft(value, count);
    public static ulong RotateLeft(ulong value, long count) => ulong.RotateLeft(value, (int)count);
    public static uint RotateRight(uint value, int count) => uint.RotateRight(value, count);
    public static ulong RotateRight(ulong value, long count) => ulong.RotateRight(value, (int)count);
}
