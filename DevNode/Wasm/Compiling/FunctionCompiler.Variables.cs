using System.Reflection.Emit;

namespace DevNode.Wasm.Compiling;

/// <summary>Locals, globals and calls.</summary>
internal sealed partial class FunctionCompiler
{
    private void LocalGet(uint index)
    {
        if (!_reachable)
            return;
        if (index < (uint)Instance)
            _il.LoadArgument((int)index);
        else
            _il.Emit(OpCodes.Ldloc, _locals[(int)index - Instance]);
        _stack.Push(_localTypes[index].IsWide());
    }

    private void LocalSet(uint index, bool keep)
    {
        if (!_reachable)
            return;
        _stack.Take(1);
        if (keep)
            _il.Emit(OpCodes.Dup);
        if (index < (uint)Instance)
            _il.StoreArgument((int)index);
        else
            _il.Emit(OpCodes.Stloc, _locals[(int)index - Instance]);
        if (keep)
            _stack.Push(_localTypes[index].IsWide());
    }

    private void GlobalGet(int index)
    {
        if (!_reachable)
            return;
        var wide = _module.Globals[index].Type.IsWide();
        LoadGlobals();
        _il.LoadConstant(index);
        _il.Emit(OpCodes.Ldelem_I8);
        if (!wide)
            _il.Emit(OpCodes.Conv_I4);
        _stack.Push(wide);
    }

    private void GlobalSet(int index)
    {
        if (!_reachable)
            return;
        var wide = _module.Globals[index].Type.IsWide();
        _stack.Take(1);
        var value = wide ? _wideValue ??= _il.DeclareLocal(typeof(long)) : Condition;
        _il.Emit(OpCodes.Stloc, value);
        LoadGlobals();
        _il.LoadConstant(index);
        _il.Emit(OpCodes.Ldloc, value);
        if (!wide)
            _il.Emit(OpCodes.Conv_I8);
        _il.Emit(OpCodes.Stelem_I8);
    }

    private LocalBuilder? _wideValue;

    private void LoadGlobals()
    {
        _il.LoadArgument(Instance);
        _il.Emit(OpCodes.Ldfld, RuntimeMethods.Globals);
    }

    private void Call(uint function)
    {
        if (_reachable)
            EmitCallOf(_module.TypeOf(function), _methods.Function((int)function), extraOperands: 0);
    }

    private void CallIndirect(FunctionType type)
    {
        if (_reachable)
            EmitCallOf(type, _methods.Dispatcher(type), extraOperands: 1);
    }

    private void EmitCallOf(FunctionType type, MethodBuilder method, int extraOperands)
    {
        _stack.Take(type.Parameters.Count + extraOperands);
        _il.LoadArgument(Instance);
        _il.Emit(OpCodes.Call, method);
        if (type.Result is { } result)
            _stack.Push(result.IsWide());
    }
}
