using System.Reflection.Emit;

namespace DevNode.Wasm.Compiling;

/// <summary>The method of an imported function: counts the call, then calls the host directly, with nothing boxed.</summary>
internal static class HostCallCompiler
{
    public static void Compile(MethodBuilder method, HostFunction function)
    {
        var il = method.GetILGenerator();
        var instance = function.Type.Parameters.Count;
        il.LoadArgument(instance);
        il.Emit(OpCodes.Call, RuntimeMethods.EnterHost);
        if (!function.Method.IsStatic)
        {
            il.LoadArgument(instance);
            il.Emit(OpCodes.Ldfld, RuntimeMethods.Host);
            il.Emit(OpCodes.Castclass, function.Method.DeclaringType!);
        }
        if (function.TakesInstance)
            il.LoadArgument(instance);
        for (var i = 0; i < instance; i++)
        {
            il.LoadArgument(i);
            if (function.Type.Parameters[i] == ValueType.F32)
                il.Emit(OpCodes.Call, RuntimeMethods.Int32BitsToSingle);
            else if (function.Type.Parameters[i] == ValueType.F64)
                il.Emit(OpCodes.Call, RuntimeMethods.Int64BitsToDouble);
        }
        il.Emit(OpCodes.Call, function.Method);
        if (function.Type.Result == ValueType.F32)
            il.Emit(OpCodes.Call, RuntimeMethods.SingleToInt32Bits);
        else if (function.Type.Result == ValueType.F64)
            il.Emit(OpCodes.Call, RuntimeMethods.DoubleToInt64Bits);
        il.Emit(OpCodes.Ret);
    }
}
