using System.Reflection.Emit;

namespace DevNode.Wasm.Compiling;

internal static class ILGeneratorExtensions
{
    public static void LoadArgument(this ILGenerator il, int index)
    {
        switch (index)
        {
            case 0: il.Emit(OpCodes.Ldarg_0); break;
            case 1: il.Emit(OpCodes.Ldarg_1); break;
            case 2: il.Emit(OpCodes.Ldarg_2); break;
            case 3: il.Emit(OpCodes.Ldarg_3); break;
            case <= byte.MaxValue: il.Emit(OpCodes.Ldarg_S, (byte)index); break;
            default: il.Emit(OpCodes.Ldarg, checked((short)index)); break;
        }
    }

    public static void StoreArgument(this ILGenerator il, int index)
    {
        if (index <= byte.MaxValue)
            il.Emit(OpCodes.Starg_S, (byte)index);
        else
            il.Emit(OpCodes.Starg, checked((short)index));
    }

    public static void LoadConstant(this ILGenerator il, int value)
    {
        if (value is >= -1 and <= 8)
            il.Emit(Small[value + 1]);
        else if (value is >= sbyte.MinValue and <= sbyte.MaxValue)
            il.Emit(OpCodes.Ldc_I4_S, (sbyte)value);
        else
            il.Emit(OpCodes.Ldc_I4, value);
    }

    public static void LoadConstant(this ILGenerator il, long value)
    {
        if (value is >= int.MinValue and <= int.MaxValue)
        {
            il.LoadConstant((int)value);
            il.Emit(OpCodes.Conv_I8);
        }
        else
        {
            il.Emit(OpCodes.Ldc_I8, value);
        }
    }

    /// <summary>Tells the runtime that what follows a call which always throws is not reached.</summary>
    public static void EmitThrowNull(this ILGenerator il)
    {
        il.Emit(OpCodes.Ldnull);
        il.Emit(OpCodes.Throw);
    }

    private static readonly OpCode[] Small =
    [
        OpCodes.Ldc_I4_M1, OpCodes.Ldc_I4_0, OpCodes.Ldc_I4_1, OpCodes.Ldc_I4_2, OpCodes.Ldc_I4_3, OpCodes.Ldc_I4_4,
        OpCodes.Ldc_I4_5, OpCodes.Ldc_I4_6, OpCodes.Ldc_I4_7, OpCodes.Ldc_I4_8,
    ];
}
