using System.Runtime.CompilerServices;
using static System.BitConverter;

namespace DevNode.Wasm.Floats;

/// <summary>
/// f64 instructions on bit patterns, results as Berkeley SoftFloat 3e gives them with its 8086-SSE rules for NaNs: the hardware
/// rounds alike, so only NaNs need care (the first NaN operand, made quiet; else the default NaN, which is negative).
/// </summary>
internal static class Float64Operators
{
    private const ulong QuietBit = 0x0008_0000_0000_0000;
    private const ulong DefaultNaN = 0xfff8_0000_0000_0000;

    public static ulong Add(ulong a, ulong b) => Result(UInt64BitsToDouble(a) + UInt64BitsToDouble(b), a, b);
    public static ulong Sub(ulong a, ulong b) => Result(UInt64BitsToDouble(a) - UInt64BitsToDouble(b), a, b);
    public static ulong Mul(ulong a, ulong b) => Result(UInt64BitsToDouble(a) * UInt64BitsToDouble(b), a, b);
    public static ulong Div(ulong a, ulong b) => Result(UInt64BitsToDouble(a) / UInt64BitsToDouble(b), a, b);
    public static ulong Sqrt(ulong a) => Result(Math.Sqrt(UInt64BitsToDouble(a)), a, a);

    public static ulong Min(ulong a, ulong b) =>
        IsNaN(a) ? a : IsNaN(b) ? b
        : a >> 63 != b >> 63 ? (a >> 63 != 0 ? a : b)
        : UInt64BitsToDouble(a) < UInt64BitsToDouble(b) ? a : b;

    public static ulong Max(ulong a, ulong b) =>
        IsNaN(a) ? a : IsNaN(b) ? b
        : a >> 63 != b >> 63 ? (a >> 63 != 0 ? b : a)
        : UInt64BitsToDouble(a) < UInt64BitsToDouble(b) ? b : a;

    public static ulong CopySign(ulong a, ulong b) => (a & long.MaxValue) | (b & ~(ulong)long.MaxValue);
    public static ulong Abs(ulong a) => a & long.MaxValue;
    public static ulong Neg(ulong a) => a ^ ~(ulong)long.MaxValue;
    public static ulong Ceil(ulong a) => IsIntegral(a) ? a : DoubleToUInt64Bits(Math.Ceiling(UInt64BitsToDouble(a)));
    public static ulong Floor(ulong a) => IsIntegral(a) ? a : DoubleToUInt64Bits(Math.Floor(UInt64BitsToDouble(a)));
    public static ulong Trunc(ulong a) => IsIntegral(a) ? a : DoubleToUInt64Bits(Math.Truncate(UInt64BitsToDouble(a)));
    public static ulong Nearest(ulong a) =>
        IsIntegral(a) ? a : DoubleToUInt64Bits(Math.Round(UInt64BitsToDouble(a), MidpointRounding.ToEven));

    public static bool Eq(ulong a, ulong b) => UInt64BitsToDouble(a) == UInt64BitsToDouble(b);
    public static bool Ne(ulong a, ulong b) => UInt64BitsToDouble(a) != UInt64BitsToDouble(b);
    public static bool Lt(ulong a, ulong b) => UInt64BitsToDouble(a) < UInt64BitsToDouble(b);
    public static bool Le(ulong a, ulong b) => UInt64BitsToDouble(a) <= UInt64BitsToDouble(b);
    public static bool Gt(ulong a, ulong b) => UInt64BitsToDouble(a) > UInt64BitsToDouble(b);
    public static bool Ge(ulong a, ulong b) => UInt64BitsToDouble(a) >= UInt64BitsToDouble(b);

    public static bool IsNaN(ulong a) => (a & long.MaxValue) > 0x7ff0_0000_0000_0000;

    // No bits behind the point: returned as they are, signaling NaNs included.
    private static bool IsIntegral(ulong a) => (a >> 52 & 0x7ff) >= 0x3ff + 52;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Result(double value, ulong a, ulong b) =>
        !double.IsNaN(value) ? DoubleToUInt64Bits(value) : NaN(a, b);

    private static ulong NaN(ulong a, ulong b) =>
        IsNaN(a) ? a | QuietBit : IsNaN(b) ? b | QuietBit : DefaultNaN;
}
