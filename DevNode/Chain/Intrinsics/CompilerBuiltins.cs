using DevNode.Wasm;
using DevNode.Wasm.Floats;

namespace DevNode.Chain.Intrinsics;

/// <summary>The compiler's functions on long double (nodeos webassembly/compiler_builtins.cpp).</summary>
public static class CompilerBuiltins
{
    [HostFunction("__addtf3")]
    public static void AddTf3(WasmInstance wasm, uint result, ulong la, ulong ha, ulong lb, ulong hb) =>
        wasm.Set(result, (new Float128(la, ha) + new Float128(lb, hb)).Bits);

    [HostFunction("__subtf3")]
    public static void SubTf3(WasmInstance wasm, uint result, ulong la, ulong ha, ulong lb, ulong hb) =>
        wasm.Set(result, (new Float128(la, ha) - new Float128(lb, hb)).Bits);

    [HostFunction("__multf3")]
    public static void MulTf3(WasmInstance wasm, uint result, ulong la, ulong ha, ulong lb, ulong hb) =>
        wasm.Set(result, (new Float128(la, ha) * new Float128(lb, hb)).Bits);

    [HostFunction("__divtf3")]
    public static void DivTf3(WasmInstance wasm, uint result, ulong la, ulong ha, ulong lb, ulong hb) =>
        wasm.Set(result, (new Float128(la, ha) / new Float128(lb, hb)).Bits);

    [HostFunction("__negtf2")]
    public static void NegTf2(WasmInstance wasm, uint result, ulong la, ulong ha) =>
        wasm.Set(result, (-new Float128(la, ha)).Bits);

    [HostFunction("__extendsftf2")]
    public static void ExtendSfTf2(WasmInstance wasm, uint result, float value) =>
        wasm.Set(result, Float128.FromSingle(value).Bits);

    [HostFunction("__extenddftf2")]
    public static void ExtendDfTf2(WasmInstance wasm, uint result, double value) =>
        wasm.Set(result, Float128.FromDouble(value).Bits);

    [HostFunction("__trunctfdf2")]
    public static double TruncTfDf2(ulong low, ulong high) => new Float128(low, high).ToDouble();

    [HostFunction("__trunctfsf2")]
    public static float TruncTfSf2(ulong low, ulong high) => new Float128(low, high).ToSingle();

    [HostFunction("__fixtfsi")]
    public static int FixTfSi(ulong low, ulong high) => new Float128(low, high).ToInt32();

    [HostFunction("__fixtfdi")]
    public static long FixTfDi(ulong low, ulong high) => new Float128(low, high).ToInt64();

    [HostFunction("__fixunstfsi")]
    public static uint FixUnsTfSi(ulong low, ulong high) => new Float128(low, high).ToUInt32();

    [HostFunction("__fixunstfdi")]
    public static ulong FixUnsTfDi(ulong low, ulong high) => new Float128(low, high).ToUInt64();

    [HostFunction("__floatsidf")]
    public static double FloatSiDf(int value) => value;

    [HostFunction("__floatsitf")]
    public static void FloatSiTf(WasmInstance wasm, uint result, int value) =>
        wasm.Set(result, Float128.FromInt64(value).Bits);

    [HostFunction("__floatditf")]
    public static void FloatDiTf(WasmInstance wasm, uint result, long value) =>
        wasm.Set(result, Float128.FromInt64(value).Bits);

    [HostFunction("__floatunsitf")]
    public static void FloatUnSiTf(WasmInstance wasm, uint result, uint value) =>
        wasm.Set(result, Float128.FromUInt64(value).Bits);

    [HostFunction("__floatunditf")]
    public static void FloatUnDiTf(WasmInstance wasm, uint result, ulong value) =>
        wasm.Set(result, Float128.FromUInt64(value).Bits);

    [HostFunction("__cmptf2")]
    public static int CmpTf2(ulong la, ulong ha, ulong lb, ulong hb) => Compare(la, ha, lb, hb, unordered: 1);

    [HostFunction("__eqtf2")]
    public static int EqTf2(ulong la, ulong ha, ulong lb, ulong hb) => Compare(la, ha, lb, hb, unordered: 1);

    [HostFunction("__netf2")]
    public static int NeTf2(ulong la, ulong ha, ulong lb, ulong hb) => Compare(la, ha, lb, hb, unordered: 1);

    [HostFunction("__getf2")]
    public static int GeTf2(ulong la, ulong ha, ulong lb, ulong hb) => Compare(la, ha, lb, hb, unordered: -1);

    [HostFunction("__gttf2")]
    public static int GtTf2(ulong la, ulong ha, ulong lb, ulong hb) => Compare(la, ha, lb, hb, unordered: 0);

    [HostFunction("__letf2")]
    public static int LeTf2(ulong la, ulong ha, ulong lb, ulong hb) => Compare(la, ha, lb, hb, unordered: 1);

    [HostFunction("__lttf2")]
    public static int LtTf2(ulong la, ulong ha, ulong lb, ulong hb) => Compare(la, ha, lb, hb, unordered: 0);

    [HostFunction("__unordtf2")]
    public static int UnordTf2(ulong la, ulong ha, ulong lb, ulong hb) =>
        new Float128(la, ha).IsNaN || new Float128(lb, hb).IsNaN ? 1 : 0;

    private static int Compare(ulong la, ulong ha, ulong lb, ulong hb, int unordered)
    {
        var (a, b) = (new Float128(la, ha), new Float128(lb, hb));
        return a.IsNaN || b.IsNaN ? unordered : a < b ? -1 : Float128.NumericallyEqual(a, b) ? 0 : 1;
    }
}
