namespace DevNode.Wasm.Parsing;

/// <summary>Type-checks the instructions of one function.</summary>
internal sealed class FunctionValidator
{
    private readonly record struct Frame(ValueType? Result, ValueType? LabelResult, bool IsIf);

    private readonly WasmModule _module;
    private readonly ParserOptions _options;
    private readonly FunctionBody _body;
    private readonly LocalTypes _locals;
    private readonly OperandTypes _stack;
    private readonly List<Frame> _frames;

    public FunctionValidator(WasmModule module, ParserOptions options, int index, ulong localBytes)
    {
        var type = module.TypeAt((uint)module.Functions[index]);
        (_module, _options, _body) = (module, options, module.Bodies[index]);
        _locals = new LocalTypes(type, _body.Locals);
        _stack = new OperandTypes(options.MaxFuncLocalBytes, localBytes);
        _frames = [new Frame(type.Result, type.Result, false)];
    }

    public void Validate()
    {
        var reader = new WasmReader(_module.Code, _body.CodeStart, _body.CodeEnd);
        while (!reader.AtEnd)
        {
            if ((uint)_frames.Count > _options.MaxNestedStructures)
                throw new WasmParseException("nested structures validation failure");
            Instruction((Opcode)reader.Byte(), ref reader);
        }
        if (_frames.Count != 0)
            throw new WasmParseException("function body too long");
    }

    private void Instruction(Opcode opcode, ref WasmReader reader)
    {
        if (opcode is not (Opcode.Nop or Opcode.Block or Opcode.Loop or Opcode.LocalGet or Opcode.GlobalGet or Opcode.MemorySize
            or Opcode.I32Const or Opcode.I64Const or Opcode.F32Const or Opcode.F64Const) && _frames.Count == 0 && IsKnown(opcode))
            throw new WasmParseException("code after function end");
        switch (opcode)
        {
            case Opcode.Unreachable: _stack.StartUnreachable(); break;
            case Opcode.Nop: break;
            case Opcode.Block: Enter(BlockType(ref reader, "block"), isIf: false, isLoop: false); break;
            case Opcode.Loop: Enter(BlockType(ref reader, "loop"), isIf: false, isLoop: true); break;
            case Opcode.If:
                var type = BlockType(ref reader, "if");
                _stack.Pop(ValueType.I32);
                Enter(type, isIf: true, isLoop: false);
                break;
            case Opcode.Else: Else(); break;
            case Opcode.End: End(ref reader); break;
            case Opcode.Br: Branch(reader.U32()); _stack.StartUnreachable(); break;
            case Opcode.BrIf: BranchIf(reader.U32()); break;
            case Opcode.BrTable: BranchTable(ref reader); break;
            case Opcode.Return: Branch((uint)_frames.Count - 1); _stack.StartUnreachable(); break;
            case Opcode.Call: Call(_module.TypeOf(reader.U32())); break;
            case Opcode.CallIndirect: CallIndirect(ref reader); break;
            case Opcode.Drop: _stack.Pop(); break;
            case Opcode.Select: Select(); break;
            case Opcode.LocalGet: _stack.Push(_locals[reader.U32()]); break;
            case Opcode.LocalSet: _stack.Pop(_locals[reader.U32()]); break;
            case Opcode.LocalTee: _stack.Top(_locals[reader.U32()]); break;
            case Opcode.GlobalGet: _stack.Push(GlobalAt(reader.U32()).Type); break;
            case Opcode.GlobalSet: SetGlobal(GlobalAt(reader.U32())); break;
            case Opcode.MemorySize: MemorySize(ref reader); break;
            case Opcode.MemoryGrow: MemoryGrow(ref reader); break;
            case Opcode.I32Const: reader.I32(); _stack.Push(ValueType.I32); break;
            case Opcode.I64Const: reader.I64(); _stack.Push(ValueType.I64); break;
            case Opcode.F32Const: reader.Fixed32(); _stack.Push(ValueType.F32); break;
            case Opcode.F64Const: reader.Fixed64(); _stack.Push(ValueType.F64); break;
            case >= Opcode.FirstLoad and <= Opcode.LastLoad: Load(opcode, ref reader); break;
            case >= Opcode.FirstStore and <= Opcode.LastStore: Store(opcode, ref reader); break;
            case >= Opcode.FirstNumeric and <= Opcode.LastNumeric: Numeric(opcode); break;
            default: throw new WasmParseException("Illegal instruction");
        }
    }

    private static bool IsKnown(Opcode opcode) => Enum.IsDefined(opcode)
        || opcode is >= Opcode.FirstLoad and <= Opcode.LastStore or >= Opcode.FirstNumeric and <= Opcode.LastNumeric;

    private ValueType? BlockType(ref WasmReader reader, string construct)
    {
        var encoded = reader.Byte();
        if (encoded == 0x40 || (encoded == 0 && _options.AllowZeroBlocktype))
            return null;
        return encoded is >= 0x7c and <= 0x7f ? (ValueType)encoded
            : throw new WasmParseException($"Invalid type code in {construct}");
    }

    private void Enter(ValueType? result, bool isIf, bool isLoop)
    {
        _frames.Add(new Frame(result, isLoop ? null : result, isIf));
        _stack.PushScope();
    }

    private void Else()
    {
        var frame = _frames[^1];
        if (!frame.IsIf)
            throw new WasmParseException("else outside if");
        _stack.Pop(frame.Result);
        _stack.PopScope(null);
        _stack.PushScope();
        _frames[^1] = frame with { IsIf = false };
    }

    private void End(ref WasmReader reader)
    {
        var frame = _frames[^1];
        if (frame is { IsIf: true, Result: not null })
            throw new WasmParseException("wrong type");
        _stack.PopScope(frame.Result);
        _frames.RemoveAt(_frames.Count - 1);
        if (_frames.Count == 0 && !reader.AtEnd && !_options.AllowCodeAfterFunctionEnd)
            throw new WasmParseException("function too short");
    }

    private void Branch(uint label)
    {
        if (label >= (uint)_frames.Count)
            throw new WasmParseException("invalid label");
        if (LabelResult(label) is { } type)
            _stack.Top(type);
    }

    private ValueType? LabelResult(uint label) => _frames[_frames.Count - 1 - (int)label].LabelResult;

    private void BranchIf(uint label)
    {
        _stack.Pop(ValueType.I32);
        Branch(label);
    }

    private void BranchTable(ref WasmReader reader)
    {
        var size = reader.U32();
        _stack.Pop(ValueType.I32);
        ValueType? first = null;
        for (uint i = 0; i <= size; i++)
        {
            var label = reader.U32();
            Branch(label);
            if (i == 0)
                first = LabelResult(label);
            else if (first != LabelResult(label))
                throw new WasmParseException("br_table labels must have the same type");
            if (i == uint.MaxValue)
                break;
        }
        _stack.StartUnreachable();
    }

    private void Call(FunctionType type)
    {
        for (var i = type.Parameters.Count - 1; i >= 0; i--)
            _stack.Pop(type.Parameters[i]);
        if (type.Result is { } result)
            _stack.Push(result);
    }

    private void CallIndirect(ref WasmReader reader)
    {
        var type = _module.TypeAt(reader.U32());
        if (_module.Table is null)
            throw new WasmParseException("call_indirect requires a table");
        _stack.Pop(ValueType.I32);
        Call(type);
        Zero(ref reader, "call_indirect must end with 0x00.");
    }

    private void Select()
    {
        _stack.Pop(ValueType.I32);
        var (first, second) = (_stack.Pop(), _stack.Pop());
        if (first != second && first != OperandTypes.Any && second != OperandTypes.Any)
            throw new WasmParseException("incorrect types for select");
        _stack.Push(first != OperandTypes.Any ? first : second);
    }

    private Global GlobalAt(uint index) =>
        index < (uint)_module.Globals.Count ? _module.Globals[(int)index]
            : throw new WasmParseException("vector read out of bounds");

    private void SetGlobal(Global global)
    {
        if (!global.Mutable)
            throw new WasmParseException("cannot set const global");
        _stack.Pop(global.Type);
    }

    private void MemorySize(ref WasmReader reader)
    {
        RequireMemory("memory.size");
        _stack.Push(ValueType.I32);
        Zero(ref reader, "memory.size must end with 0x00");
    }

    private void MemoryGrow(ref WasmReader reader)
    {
        RequireMemory("memory.grow");
        _stack.Top(ValueType.I32);
        Zero(ref reader, "memory.grow must end with 0x00");
    }

    private void RequireMemory(string what)
    {
        if (_module.Memory is null)
            throw new WasmParseException($"{what} requires memory");
    }

    private static void Zero(ref WasmReader reader, string error)
    {
        if (reader.Peek() != 0)
            throw new WasmParseException(error);
        reader.Byte();
    }

    private void Load(Opcode opcode, ref WasmReader reader)
    {
        var type = MemoryArgument(opcode, ref reader, "load");
        _stack.Pop(ValueType.I32);
        _stack.Push(type);
    }

    private void Store(Opcode opcode, ref WasmReader reader)
    {
        _stack.Pop(MemoryArgument(opcode, ref reader, "store"));
        _stack.Pop(ValueType.I32);
    }

    private ValueType MemoryArgument(Opcode opcode, ref WasmReader reader, string what)
    {
        RequireMemory(what);
        var alignment = reader.U32();
        reader.U32();
        var (type, natural) = NumericOpcodes.Memory(opcode);
        return alignment <= natural ? type : throw new WasmParseException("alignment cannot be greater than size.");
    }

    private void Numeric(Opcode opcode)
    {
        var (operand, count, result) = NumericOpcodes.Numeric(opcode);
        for (var i = 0; i < count; i++)
            _stack.Pop(operand);
        _stack.Push(result);
    }
}
