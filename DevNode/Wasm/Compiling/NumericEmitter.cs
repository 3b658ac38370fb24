using System.Reflection;
using System.Reflection.Emit;
using DevNode.Wasm.Floats;

namespace DevNode.Wasm.Compiling;

/// <summary>The IL of every numeric instruction: opcodes where IL has them, else a call.</summary>
internal static class NumericEmitter
{
    private static readonly MethodInfo?[] Calls = BuildCalls();

    public static void Emit(ILGenerator il, byte opcode)
    {
        if (Calls[opcode] is { } method)
            il.Emit(OpCodes.Call, method);
        else if (opcode is 0x45 or 0x50)
            EqualsZero(il, wide: opcode == 0x50);
        else if (opcode <= 0x4f)
            Compare(il, opcode - 0x46);
        else if (opcode <= 0x5a)
            Compare(il, opcode - 0x51);
        else if (opcode <= 0x78)
            Arithmetic(il, opcode - 0x6a, shiftMask: 31);
        else if (opcode <= 0x8a)
            Arithmetic(il, opcode - 0x7c, shiftMask: 63);
        else if (opcode == 0xa7)
            il.Emit(OpCodes.Conv_I4);
        else if (opcode == 0xac)
            il.Emit(OpCodes.Conv_I8);
        else if (opcode == 0xad)
            il.Emit(OpCodes.Conv_U8);
        // 0xbc to 0xbf reinterpret: floats are bits already
    }

    private static void EqualsZero(ILGenerator il, bool wide)
    {
        il.Emit(OpCodes.Ldc_I4_0);
        if (wide)
            il.Emit(OpCodes.Conv_I8);
        il.Emit(OpCodes.Ceq);
    }

    // eq ne lt_s lt_u gt_s gt_u le_s le_u ge_s ge_u
    private static void Compare(ILGenerator il, int comparison)
    {
        il.Emit(comparison switch
        {
            0 or 1 => OpCodes.Ceq,
            2 or 8 => OpCodes.Clt,
            3 or 9 => OpCodes.Clt_Un,
            4 or 6 => OpCodes.Cgt,
            _ => OpCodes.Cgt_Un,
        });
        if (comparison == 1 || comparison >= 6)
            EqualsZero(il, wide: false);
    }

    // add sub mul (four divisions, called) and or xor shl shr_s shr_u
    private static void Arithmetic(ILGenerator il, int operation, int shiftMask)
    {
        if (operation >= 10)
        {
            if (shiftMask == 63)
                il.Emit(OpCodes.Conv_I4);
            il.LoadConstant(shiftMask);
            il.Emit(OpCodes.And);
        }
        il.Emit(operation switch
        {
            0 => OpCodes.Add,
            1 => OpCodes.Sub,
            2 => OpCodes.Mul,
            7 => OpCodes.And,
            8 => OpCodes.Or,
            9 => OpCodes.Xor,
            10 => OpCodes.Shl,
            11 => OpCodes.Shr,
            _ => OpCodes.Shr_Un,
        });
    }

    private static MethodInfo?[] BuildCalls()
    {
        var calls = new MethodInfo?[256];
        string[] comparisons = ["Eq", "Ne", "Lt", "Gt", "Le", "Ge"];
        string[] unary = ["Abs", "Neg", "Ceil", "Floor", "Trunc", "Nearest", "Sqrt"];
        string[] binary = ["Add", "Sub", "Mul", "Div", "Min", "Max", "CopySign"];
        Fill(0x5b, typeof(Float32Operators), comparisons);
        Fill(0x61, typeof(Float64Operators), comparisons);
        Fill(0x8b, typeof(Float32Operators), [.. unary, .. binary]);
        Fill(0x99, typeof(Float64Operators), [.. unary, .. binary]);
        Fill(0xa8, typeof(FloatConversions), ["Int32FromSingle", "UInt32FromSingle", "Int32FromDouble", "UInt32FromDouble"]);
        Fill(0xae, typeof(FloatConversions),
        [
            "Int64FromSingle", "UInt64FromSingle", "Int64FromDouble", "UInt64FromDouble", "SingleFromInt32", "SingleFromUInt32",
            "SingleFromInt64", "SingleFromUInt64", "Demote", "DoubleFromInt32", "DoubleFromUInt32", "DoubleFromInt64",
            "DoubleFromUInt64", "Promote",
        ]);
        FillIntegers(0x67, 0x6d, 0x77, typeof(int), typeof(uint));
        FillIntegers(0x79, 0x7f, 0x89, typeof(long), typeof(ulong));
        return calls;

        void Fill(int first, Type type, string[] names)
        {
            foreach (var name in names)
                calls[first++] = RuntimeMethods.Of(type, name);
        }

        void FillIntegers(int count, int division, int rotation, Type signed, Type unsigned)
        {
            foreach (var name in new[] { "LeadingZeros", "TrailingZeros", "PopCount" })
                calls[count++] = RuntimeMethods.Of(typeof(Operators), name, unsigned);
            foreach (var name in new[] { "Div", "Rem" })
            {
                calls[division++] = RuntimeMethods.Of(typeof(IntegerOperators), name, signed, signed);
                calls[division++] = RuntimeMethods.Of(typeof(IntegerOperators), name, unsigned, unsigned);
            }
            calls[rotation++] = RuntimeMethods.Of(typeof(Operators), "RotateLeft", unsigned, signed);
            calls[rotation] = RuntimeMethods.Of(typeof(Operators), "RotateRight", unsigned, signed);
        }
    }
}
