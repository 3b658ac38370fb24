namespace DevNode.Wasm.Parsing;

/// <summary>Checks the instructions of one function as WAVM does (IR/Validate.cpp FunctionValidationContext).</summary>
internal sealed class WavmFunctionValidator(WavmModule module, WavmFunction function)
{
    private const byte I32 = 1, LastSingleByteOpcode = 0xcf;

    private readonly WavmType _type = module.Types[(int)function.Type];
    private readonly WavmOperands _operands = new();

    public void Validate(ref WavmReader reader)
    {
        _operands.Enter(_type.Result, _type.Result, isIf: false);
        while (!reader.AtEnd)
            Instruction(ref reader);
        WavmDefinitions.Require(_operands.Depth == 0, "end of code reached before end of function");
    }

    private void Instruction(ref WavmReader reader)
    {
        var opcode = reader.Byte();
        switch ((Opcode)opcode)
        {
            case Opcode.Unreachable: _operands.EnterUnreachable(); break;
            case Opcode.Nop: break;
            case Opcode.Block: Block(reader.BlockType(), isLoop: false); break;
            case Opcode.Loop: Block(reader.BlockType(), isLoop: true); break;
            case Opcode.If: If(reader.BlockType()); break;
            case Opcode.Else: _operands.Leave(isElse: true); break;
            case Opcode.End: _operands.Leave(isElse: false); break;
            case Opcode.Br: Branch(reader.U32()); break;
            case Opcode.BrIf: BranchIf(reader.U32()); break;
            case Opcode.BrTable: BranchTable(ref reader); break;
            case Opcode.Return:
                _operands.PopResult(_type.Result);
                _operands.EnterUnreachable();
                break;
            case Opcode.Call: Call(reader.U32()); break;
            case Opcode.CallIndirect: CallIndirect(ref reader); break;
            case Opcode.Drop: _operands.Pop(); break;
            case Opcode.Select: Select(); break;
            case Opcode.LocalGet: _operands.Push(Local(reader.U32())); break;
            case Opcode.LocalSet: _operands.Pop(Local(reader.U32())); break;
            case Opcode.LocalTee:
                var local = Local(reader.U32());
                _operands.Pop(local);
                _operands.Push(local);
                break;
            case Opcode.GlobalGet: _operands.Push(Global(reader.U32()).Type); break;
            case Opcode.GlobalSet: SetGlobal(reader.U32()); break;
            case Opcode.MemorySize or Opcode.MemoryGrow: Memory(opcode, ref reader); break;
            case Opcode.I32Const: reader.I32(); _operands.Push(I32); break;
            case Opcode.I64Const: reader.I64(); _operands.Push(2); break;
            case Opcode.F32Const: reader.Advance(4); _operands.Push(3); break;
            case Opcode.F64Const: reader.Advance(8); _operands.Push(4); break;
            case >= Opcode.FirstLoad and <= Opcode.LastStore: LoadOrStore((Opcode)opcode, ref reader); break;
            case >= Opcode.FirstNumeric and <= Opcode.LastNumeric: Numeric((Opcode)opcode); break;
            default:
                if (opcode > LastSingleByteOpcode)
                    reader.Byte();
                throw new WasmParseException("unknown opcode");
        }
    }

    private void Block(byte result, bool isLoop)
    {
        WavmDefinitions.CheckResultType(result);
        _operands.Enter(result, isLoop ? (byte)0 : result, isIf: false);
    }

    private void If(byte result)
    {
        WavmDefinitions.CheckResultType(result);
        _operands.Pop(I32);
        _operands.Enter(result, result, isIf: true);
    }

    private void Branch(uint depth)
    {
        _operands.PopResult(_operands.BranchType(depth));
        _operands.EnterUnreachable();
    }

    private void BranchIf(uint depth)
    {
        _operands.Pop(I32);
        var type = _operands.BranchType(depth);
        _operands.PopResult(type);
        _operands.PushResult(type);
    }

    private void BranchTable(ref WavmReader reader)
    {
        var depths = new uint[reader.Count()];
        for (var i = 0; i < depths.Length; i++)
            depths[i] = reader.U32();
        var otherwise = reader.U32();
        _operands.Pop(I32);
        var type = _operands.BranchType(otherwise);
        _operands.PopResult(type);
        foreach (var depth in depths)
        {
            WavmDefinitions.Require(_operands.BranchType(depth) == type,
                "br_table target argument must match default target argument: targetArgumentType != defaultTargetArgumentType");
        }
        _operands.EnterUnreachable();
    }

    private void Call(uint index)
    {
        WavmDefinitions.CheckIndex(index, module.FunctionCount, "functionIndex>=module.functions.size()");
        Call(module.TypeOf(index));
    }

    private void Call(WavmType type)
    {
        for (var i = type.Parameters.Length - 1; i >= 0; i--)
            _operands.Pop(type.Parameters[i]);
        _operands.PushResult(type.Result);
    }

    private void CallIndirect(ref WavmReader reader)
    {
        var type = reader.U32();
        reader.Constant("call_indirect immediate reserved field must be 0", (byte)0);
        WavmDefinitions.CheckIndex(type, (uint)module.Types.Count, "imm.type.index>=module.types.size()");
        WavmDefinitions.Require(module.TableCount != 0, "call_indirect is only valid if there is a default function table: module.tables.size()==0");
        _operands.Pop(I32);
        Call(module.Types[(int)type]);
    }

    private void Select()
    {
        var (condition, second, first) = (_operands.Pop(), _operands.Pop(), _operands.Pop());
        WavmOperands.CheckSame(I32, condition);
        WavmOperands.CheckSame(second, first);
        _operands.Push(second);
    }

    private byte Local(uint index)
    {
        var left = index;
        if (left < _type.Parameters.Length)
            return _type.Parameters[left];
        left -= (uint)_type.Parameters.Length;
        foreach (var (count, type) in function.Locals)
        {
            if (left < count)
                return type;
            left -= count;
        }
        throw new WasmParseException("invalid index: localIndex>=locals.size()");
    }

    private WavmGlobal Global(uint index)
    {
        WavmDefinitions.CheckIndex(index, module.GlobalCount, "globalIndex>=module.globals.size()");
        return module.GlobalAt(index);
    }

    private void SetGlobal(uint index)
    {
        var global = Global(index);
        WavmDefinitions.Require(global.IsMutable, "attempting to mutate immutable global");
        _operands.Pop(global.Type);
    }

    private void Memory(byte opcode, ref WavmReader reader)
    {
        reader.Constant("grow_memory/current_memory immediate reserved field must be 0", (byte)0);
        WavmDefinitions.Require(module.MemoryCount != 0,
            "current_memory and grow_memory are only valid if there is a default memorymodule.memories.size() == 0");
        if ((Opcode)opcode == Opcode.MemoryGrow)
            _operands.Pop(I32);
        _operands.Push(I32);
    }

    private void LoadOrStore(Opcode opcode, ref WavmReader reader)
    {
        var alignment = reader.U7();
        reader.U32();
        var (value, natural) = NumericOpcodes.Memory(opcode);
        WavmDefinitions.Require(alignment <= natural, "load or store alignment greater than natural alignment: imm.alignmentLog2>naturalAlignmentLog2");
        WavmDefinitions.Require(module.MemoryCount != 0, "load or store in module without default memory: module.memories.size()==0");
        if (opcode >= Opcode.FirstStore)
            _operands.Pop(CodeOf(value));
        _operands.Pop(I32);
        if (opcode < Opcode.FirstStore)
            _operands.Push(CodeOf(value));
    }

    private void Numeric(Opcode opcode)
    {
        var (operand, count, result) = NumericOpcodes.Numeric(opcode);
        for (; count > 0; count--)
            _operands.Pop(CodeOf(operand));
        _operands.Push(CodeOf(result));
    }

    private static byte CodeOf(ValueType type) => (byte)(0x80 - (byte)type);
}
