using DevNode.Wasm;
using DevNode.Wasm.Floats;

namespace DevNode.Chain.Intrinsics;

/// <summary>The compiler's functions on 128-bit integers (nodeos webassembly/compiler_builtins.cpp).</summary>
public static class CompilerBuiltinsInt128
{
    [HostFunction("__ashlti3")]
    public static void AshlTi3(WasmInstance wasm, uint result, ulong low, ulong high, uint shift) =>
        wasm.Set(result, shift >= 128 ? UInt128.Zero : new UInt128(high, low) << (int)shift);

    [HostFunction("__lshlti3")]
    public static void LshlTi3(WasmInstance wasm, uint result, ulong low, ulong high, uint shift) =>
        AshlTi3(wasm, result, low, high, shift);

    // nodeos leaves a count of 128 or more to the processor, which takes it modulo 128
    [HostFunction("__ashrti3")]
    public static void AshrTi3(WasmInstance wasm, uint result, ulong low, ulong high, uint shift) =>
        wasm.Set(result, new Int128(high, low) >> (int)(shift % 128));

    [HostFunction("__lshrti3")]
    public static void LshrTi3(WasmInstance wasm, uint result, ulong low, ulong high, uint shift) =>
        wasm.Set(result, shift >= 128 ? UInt128.Zero : new UInt128(high, low) >> (int)shift);

    [HostFunction("__multi3")]
    public static void MulTi3(WasmInstance wasm, uint result, ulong la, ulong ha, ulong lb, ulong hb) =>
        wasm.Set(result, unchecked(new UInt128(ha, la) * new UInt128(hb, lb)));

    [HostFunction("__divti3")]
    public static void DivTi3(WasmInstance wasm, uint result, ulong la, ulong ha, ulong lb, ulong hb)
    {
        var (a, b) = SignedOperands(wasm, result, la, ha, lb, hb);
        wasm.Set(result, unchecked(b == -1 ? -a : a / b));
    }

    [HostFunction("__modti3")]
    public static void ModTi3(WasmInstance wasm, uint result, ulong la, ulong ha, ulong lb, ulong hb)
    {
        var (a, b) = SignedOperands(wasm, result, la, ha, lb, hb);
        wasm.Set(result, b == -1 ? Int128.Zero : a % b);
    }

    [HostFunction("__udivti3")]
    public static void UDivTi3(WasmInstance wasm, uint result, ulong la, ulong ha, ulong lb, ulong hb)
    {
        var (a, b) = Operands(wasm, result, la, ha, lb, hb);
        wasm.Set(result, a / b);
    }

    [HostFunction("__umodti3")]
    public static void UModTi3(WasmInstance wasm, uint result, ulong la, ulong ha, ulong lb, ulong hb)
    {
        var (a, b) = Operands(wasm, result, la, ha, lb, hb);
        wasm.Set(result, a % b);
    }

    [HostFunction("__fixtfti")]
    public static void FixTfTi(WasmInstance wasm, uint result, ulong low, ulong high) =>
        wasm.Set(result, Int128Conversions.ToInt128(new Float128(low, high)));

    [HostFunction("__fixunstfti")]
    public static void FixUnsTfTi(WasmInstance wasm, uint result, ulong low, ulong high) =>
        wasm.Set(result, Int128Conversions.ToUInt128(new Float128(low, high)));

    [HostFunction("__fixsfti")]
    public static void FixSfTi(WasmInstance wasm, uint result, float value) =>
        wasm.Set(result, Int128Conversions.ToInt128(value));

    [HostFunction("__fixdfti")]
    public static void FixDfTi(WasmInstance wasm, uint result, double value) =>
        wasm.Set(result, Int128Conversions.ToInt128(value));

    [HostFunction("__fixunssfti")]
    public static void FixUnsSfTi(WasmInstance wasm, uint result, float value) =>
        wasm.Set(result, Int128Conversions.ToUInt128(value));

    [HostFunction("__fixunsdfti")]
    public static void FixUnsDfTi(WasmInstance wasm, uint result, double value) =>
        wasm.Set(result, Int128Conversions.ToUInt128(value));

    [HostFunction("__floattidf")]
    public static double FloatTiDf(ulong low, ulong high) => Int128Conversions.ToDouble(new Int128(high, low));

    [HostFunction("__floatuntidf")]
    public static double FloatUnTiDf(ulong low, ulong high) => Int128Conversions.ToDouble(new UInt128(high, low));

    private static (UInt128 A, UInt128 B) Operands(WasmInstance wasm, uint result, ulong la, ulong ha, ulong lb, ulong hb)
    {
        wasm.Check<UInt128>(result);
        var b = new UInt128(hb, lb);
        ChainErrors.ArithmeticException.Assert(b != UInt128.Zero, "divide by zero");
        return (new UInt128(ha, la), b);
    }

    private static (Int128 A, Int128 B) SignedOperands(WasmInstance wasm, uint result, ulong la, ulong ha, ulong lb, ulong hb)
    {
        var (a, b) = Operands(wasm, result, la, ha, lb, hb);
        return (unchecked((Int128)a), unchecked((Int128)b));
    }
}
