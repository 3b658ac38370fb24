using System.Reflection.Emit;
using DevNode.Wasm.Parsing;

namespace DevNode.Wasm.Compiling;

/// <summary>Writes the IL of one function. The function has been validated, so types are not checked again.</summary>
internal sealed partial class FunctionCompiler
{
    private readonly WasmModule _module;
    private readonly ModuleMethods _methods;
    private readonly MethodBuilder _method;
    private readonly FunctionType _type;
    private readonly FunctionBody _body;
    private readonly LocalTypes _localTypes;
    private readonly ILGenerator _il;
    private readonly OperandStack _stack;
    private readonly List<LocalBuilder> _locals = [];
    private LocalBuilder? _condition;

    public FunctionCompiler(WasmModule module, ModuleMethods methods, int index)
    {
        (_module, _methods, _body) = (module, methods, module.Bodies[index]);
        _type = module.TypeAt((uint)module.Functions[index]);
        _localTypes = new LocalTypes(_type, _body.Locals);
        _method = methods.Function(module.Imports.Count + index);
        _il = _method.GetILGenerator(_body.CodeEnd - _body.CodeStart + 64);
        _stack = new OperandStack(_il);
    }

    private int Instance => _type.Parameters.Count;

    private LocalBuilder Condition => _condition ??= _il.DeclareLocal(typeof(int));

    public void Compile()
    {
        EmitCall(RuntimeMethods.Enter);
        DeclareLocals();
        _frames.Add(Frame.OfFunction(_il, _type.Result));
        var reader = new WasmReader(_module.Code, _body.CodeStart, _body.CodeEnd);
        while (!reader.AtEnd && _frames.Count != 0)
            Instruction((Opcode)reader.Byte(), ref reader);
        if (!_reachable)
            return;
        if (_type.Result is not null)
            _stack.Take(1);
        EmitCall(RuntimeMethods.Leave);
        _il.Emit(OpCodes.Ret);
    }

    private void EmitCall(System.Reflection.MethodInfo method)
    {
        _il.LoadArgument(Instance);
        _il.Emit(OpCodes.Call, method);
    }

    private void DeclareLocals()
    {
        foreach (var run in _body.Locals)
        {
            for (uint i = 0; i < run.Count; i++)
            {
                var wide = run.Type.IsWide();
                var local = _il.DeclareLocal(wide ? typeof(long) : typeof(int));
                _il.Emit(OpCodes.Ldc_I4_0);
                if (wide)
                    _il.Emit(OpCodes.Conv_I8);
                _il.Emit(OpCodes.Stloc, local);
                _locals.Add(local);
            }
        }
    }

    private void Instruction(Opcode opcode, ref WasmReader reader)
    {
        if (Control(opcode, ref reader))
            return;
        switch (opcode)
        {
            case Opcode.Call: Call(reader.U32()); break;
            case Opcode.CallIndirect: CallIndirect(_module.TypeAt(reader.U32())); reader.Byte(); break;
            case Opcode.Drop: if (_reachable) _stack.Drop(); break;
            case Opcode.Select: Select(); break;
            case Opcode.LocalGet: LocalGet(reader.U32()); break;
            case Opcode.LocalSet: LocalSet(reader.U32(), keep: false); break;
            case Opcode.LocalTee: LocalSet(reader.U32(), keep: true); break;
            case Opcode.GlobalGet: GlobalGet((int)reader.U32()); break;
            case Opcode.GlobalSet: GlobalSet((int)reader.U32()); break;
            case Opcode.MemorySize: reader.Byte(); MemorySize(); break;
            case Opcode.MemoryGrow: reader.Byte(); MemoryGrow(); break;
            case Opcode.I32Const: Constant(reader.I32()); break;
            case Opcode.I64Const: Constant(reader.I64()); break;
            case Opcode.F32Const: Constant((int)reader.Fixed32()); break;
            case Opcode.F64Const: Constant((long)reader.Fixed64()); break;
            case >= Opcode.FirstLoad and <= Opcode.LastStore: Memory(opcode, ref reader); break;
            default: if (_reachable) Numeric(opcode); break;
        }
    }

    private void Constant(int value)
    {
        if (!_reachable)
            return;
        _il.LoadConstant(value);
        _stack.Push(wide: false);
    }

    private void Constant(long value)
    {
        if (!_reachable)
            return;
        _il.LoadConstant(value);
        _stack.Push(wide: true);
    }

    private void Select()
    {
        if (!_reachable)
            return;
        var wide = _stack.WideAt(1);
        var depth = _stack.Take(3);
        _il.Emit(OpCodes.Call, wide ? RuntimeMethods.Select64 : RuntimeMethods.Select32);
        _stack.Push(wide, depth);
    }
}
