using static System.BitConverter;

namespace DevNode.Wasm.Floats;

/// <summary>Conversions between floats (as bit patterns) and integers with SoftFloat's results; out of range ones trap.</summary>
internal static class FloatConversions
{
    public static ulong Promote(uint a) => Float32Operators.IsNaN(a)
        ? ((ulong)(a & 0x8000_0000) << 32) | 0x7ff8_0000_0000_0000 | ((ulong)(a & 0x007f_ffff) << 29)
        : DoubleToUInt64Bits(UInt32BitsToSingle(a));

    public static uint Demote(ulong a) => Float64Operators.IsNaN(a)
        ? (uint)(a >> 32 & 0x8000_0000) | 0x7fc0_0000 | (uint)(a >> 29 & 0x007f_ffff)
        : SingleToUInt32Bits((float)UInt64BitsToDouble(a));

    public static uint SingleFromInt32(int a) => SingleToUInt32Bits(a);
    public static uint SingleFromUInt32(uint a) => SingleToUInt32Bits((long)a);
    public static uint SingleFromInt64(long a) => SingleToUInt32Bits(a);
    public static uint SingleFromUInt64(ulong a) =>
        SingleToUInt32Bits((long)a >= 0 ? (long)a : (float)HalfSticky(a) * 2);
    public static ulong DoubleFromInt32(int a) => DoubleToUInt64Bits(a);
    public static ulong DoubleFromUInt32(uint a) => DoubleToUInt64Bits((long)a);
    public static ulong DoubleFromInt64(long a) => DoubleToUInt64Bits(a);
    public static ulong DoubleFromUInt64(ulong a) =>
        DoubleToUInt64Bits((long)a >= 0 ? (long)a : (double)HalfSticky(a) * 2);

    public static int Int32FromSingle(uint a) => Int32FromDouble(DoubleToUInt64Bits(UInt32BitsToSingle(a)));
    public static uint UInt32FromSingle(uint a) => UInt32FromDouble(DoubleToUInt64Bits(UInt32BitsToSingle(a)));
    public static long Int64FromSingle(uint a) => Int64FromDouble(DoubleToUInt64Bits(UInt32BitsToSingle(a)));
    public static ulong UInt64FromSingle(uint a) => UInt64FromDouble(DoubleToUInt64Bits(UInt32BitsToSingle(a)));

    // eos-vm lets f64 values between -2147483649 and -2147483648 trap, where the specification truncates them.
    public static int Int32FromDouble(ulong a)
    {
        var value = UInt64BitsToDouble(a);
        return value is >= -2147483648.0 and < 2147483648.0 ? (int)value : throw Unrepresentable();
    }

    public static uint UInt32FromDouble(ulong a)
    {
        var value = UInt64BitsToDouble(a);
        return value is > -1.0 and < 4294967296.0 ? (uint)(long)value : throw Unrepresentable();
    }

    public static long Int64FromDouble(ulong a)
    {
        var value = UInt64BitsToDouble(a);
        return value is >= -9223372036854775808.0 and < 9223372036854775808.0 ? (long)value : throw Unrepresentable();
    }

    public static ulong UInt64FromDouble(ulong a)
    {
        var value = UInt64BitsToDouble(a);
        if (value is not (> -1.0 and < 18446744073709551616.0))
            throw Unrepresentable();
        return value < 9223372036854775808.0 ? (ulong)(long)value : (ulong)(long)(value - 9223372036854775808.0) | 1ul << 63;
    }

    // Half of a value over 2^63 whose lost bit still decides the rounding.
    private static long HalfSticky(ulong a) => (long)(a >> 1 | a & 1);

    private static WasmTrapException Unrepresentable() =>
        WasmTrapException.SystemFailure("float to integer conversion out of range");
}
