namespace DevNode.Wasm.Parsing;

/// <summary>
/// Types of the operand stack of one function, with marks where scopes begin and where code is unreachable, counting its
/// bytes against the limit (eos-vm operand_stack_type_tracker).
/// </summary>
internal sealed class OperandTypes(uint? maximumBytes, ulong localBytes)
{
    public const byte Any = 0x82;
    private const byte Unreachable = 0x80;
    private const byte Scope = 0x81;

    private readonly List<byte> _state = [Scope];
    private ulong _bytes = localBytes;
    private int _unreachableDepth;

    private byte Back => _state[^1];

    public void Push(ValueType type) => Push((byte)type);

    public void Push(byte type)
    {
        _state.Add(type);
        if (_unreachableDepth != 0)
            return;
        _bytes += Size(type);
        if (_bytes > maximumBytes)
            throw new WasmParseException("local variable limit exceeded");
    }

    public void Pop(ValueType? expected)
    {
        if (expected is not { } type)
            return;
        if (_state.Count == 0)
            throw new WasmParseException("unexpected pop");
        if (Back == Unreachable)
            return;
        if (Back != (byte)type && Back != Any)
            throw new WasmParseException("wrong type");
        RemoveOperand((byte)type);
    }

    public byte Pop()
    {
        if (_state.Count == 0 || Back == Scope)
            throw new WasmParseException("unexpected pop");
        if (Back == Unreachable)
            return Any;
        var type = Back;
        RemoveOperand(type);
        return type;
    }

    /// <summary>Requires the top operand to be of that type.</summary>
    public void Top(ValueType expected)
    {
        Pop(expected);
        Push(expected);
    }

    public void StartUnreachable()
    {
        while (_state.Count != 0 && Back != Scope)
            _state.RemoveAt(_state.Count - 1);
        _unreachableDepth++;
        _state.Add(Unreachable);
    }

    public void PushScope() => _state.Add(Scope);

    public void PopScope(ValueType? result)
    {
        Pop(result);
        if (_state.Count == 0)
            throw new WasmParseException("unexpected end");
        if (Back == Unreachable)
        {
            _unreachableDepth--;
            _state.RemoveAt(_state.Count - 1);
        }
        if (_state.Count == 0 || Back != Scope)
            throw new WasmParseException("unexpected end");
        _state.RemoveAt(_state.Count - 1);
        if (result is { } type)
            Push(type);
    }

    private void RemoveOperand(byte type)
    {
        if (_unreachableDepth == 0)
            _bytes -= Size(type);
        _state.RemoveAt(_state.Count - 1);
    }

    private static uint Size(byte type) => type == Any ? 0 : ((ValueType)type).Bytes();
}
