using System.Runtime.CompilerServices;
using static System.BitConverter;

namespace DevNode.Wasm.Floats;

/// <summary>
/// f32 instructions on bit patterns, results as Berkeley SoftFloat 3e gives them with its 8086-SSE rules for NaNs: the hardware
/// rounds alike, so only NaNs need care (the first NaN operand, made quiet; else the default NaN, which is negative).
/// </summary>
internal static class Float32Operators
{
    private const uint QuietBit = 0x0040_0000;
    private const uint DefaultNaN = 0xffc0_0000;

    public static uint Add(uint a, uint b) => Result(UInt32BitsToSingle(a) + UInt32BitsToSingle(b), a, b);
    public static uint Sub(uint a, uint b) => Result(UInt32BitsToSingle(a) - UInt32BitsToSingle(b), a, b);
    public static uint Mul(uint a, uint b) => Result(UInt32BitsToSingle(a) * UInt32BitsToSingle(b), a, b);
    public static uint Div(uint a, uint b) => Result(UInt32BitsToSingle(a) / UInt32BitsToSingle(b), a, b);
    public static uint Sqrt(uint a) => Result(MathF.Sqrt(UInt32BitsToSingle(a)), a, a);

    public static uint Min(uint a, uint b) =>
        IsNaN(a) ? a : IsNaN(b) ? b
        : a >> 31 != b >> 31 ? (a >> 31 != 0 ? a : b)
        : UInt32BitsToSingle(a) < UInt32BitsToSingle(b) ? a : b;

    public static uint Max(uint a, uint b) =>
        IsNaN(a) ? a : IsNaN(b) ? b
        : a >> 31 != b >> 31 ? (a >> 31 != 0 ? b : a)
        : UInt32BitsToSingle(a) < UInt32BitsToSingle(b) ? b : a;

    public static uint CopySign(uint a, uint b) => (a & int.MaxValue) | (b & ~(uint)int.MaxValue);
    public static uint Abs(uint a) => a & int.MaxValue;
    public static uint Neg(uint a) => a ^ ~(uint)int.MaxValue;
    public static uint Ceil(uint a) => IsIntegral(a) ? a : SingleToUInt32Bits(MathF.Ceiling(UInt32BitsToSingle(a)));
    public static uint Floor(uint a) => IsIntegral(a) ? a : SingleToUInt32Bits(MathF.Floor(UInt32BitsToSingle(a)));
    public static uint Trunc(uint a) => IsIntegral(a) ? a : SingleToUInt32Bits(MathF.Truncate(UInt32BitsToSingle(a)));
    public static uint Nearest(uint a) =>
        IsIntegral(a) ? a : SingleToUInt32Bits(MathF.Round(UInt32BitsToSingle(a), MidpointRounding.ToEven));

    public static bool Eq(uint a, uint b) => UInt32BitsToSingle(a) == UInt32BitsToSingle(b);
    public static bool Ne(uint a, uint b) => UInt32BitsToSingle(a) != UInt32BitsToSingle(b);
    public static bool Lt(uint a, uint b) => UInt32BitsToSingle(a) < UInt32BitsToSingle(b);
    public static bool Le(uint a, uint b) => UInt32BitsToSingle(a) <= UInt32BitsToSingle(b);
    public static bool Gt(uint a, uint b) => UInt32BitsToSingle(a) > UInt32BitsToSingle(b);
    public static bool Ge(uint a, uint b) => UInt32BitsToSingle(a) >= UInt32BitsToSingle(b);

    public static bool IsNaN(uint a) => (a & int.MaxValue) > 0x7f80_0000;

    // No bits behind the point: returned as they are, signaling NaNs included.
    private static bool IsIntegral(uint a) => (a >> 23 & 0xff) >= 0x7f + 23;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint Result(float value, uint a, uint b) =>
        !float.IsNaN(value) ? SingleToUInt32Bits(value) : NaN(a, b);

    private static uint NaN(uint a, uint b) =>
        IsNaN(a) ? a | QuietBit : IsNaN(b) ? b | QuietBit : DefaultNaN;
}
