namespace DevNode.Wasm.Parsing;

/// <summary>Operand types and control structures of one function, as WAVM tracks them; 0 is any type, and no result.</summary>
internal sealed class WavmOperands
{
    private record struct Control(int Outer, byte BranchType, byte Result, bool IsIf, bool IsReachable);

    private readonly List<byte> _stack = [];
    private readonly List<Control> _controls = [];

    /// <summary>Control structures around the next instruction, the function among them.</summary>
    public int Depth => _controls.Count;

    public void Enter(byte result, byte branchType, bool isIf) => _controls.Add(new(_stack.Count, branchType, result, isIf, true));

    /// <summary>At an end or else.</summary>
    public void Leave(bool isElse)
    {
        RequireControl("control stack empty");
        var control = _controls[^1];
        PopResult(control.Result);
        WavmDefinitions.Require(_stack.Count <= control.Outer,
            "stack was not empty at end of control structure: stack.size() > controlStack.back().outerStackSize");
        if (isElse && control.IsIf)
        {
            _controls[^1] = control with { IsIf = false, IsReachable = true };
            return;
        }
        WavmDefinitions.Require(!isElse, "else only allowed in if context: isElse");
        WavmDefinitions.Require(!control.IsIf || control.Result == 0, "else-less if may not yield a result");
        _controls.RemoveAt(_controls.Count - 1);
        if (_controls.Count != 0)
            PushResult(control.Result);
    }

    public void EnterUnreachable()
    {
        RequireControl("invalid control stack depth");
        var control = _controls[^1];
        if (_stack.Count > control.Outer)
            _stack.RemoveRange(control.Outer, _stack.Count - control.Outer);
        _controls[^1] = control with { IsReachable = false };
    }

    /// <summary>What a branch to a structure takes along.</summary>
    public byte BranchType(uint depth)
    {
        WavmDefinitions.CheckIndex(depth, (uint)_controls.Count, "depth>=controlStack.size()");
        return _controls[_controls.Count - 1 - (int)depth].BranchType;
    }

    public void Push(byte type) => _stack.Add(type);

    public void PushResult(byte type)
    {
        if (type != 0)
            Push(type);
    }

    public byte Pop()
    {
        RequireControl("control stack empty");
        var control = _controls[^1];
        if (_stack.Count > control.Outer)
        {
            var type = _stack[^1];
            _stack.RemoveAt(_stack.Count - 1);
            return type;
        }
        return control.IsReachable ? throw new WasmParseException("invalid stack access") : (byte)0;
    }

    public void Pop(byte expected) => CheckSame(expected, Pop());

    public void PopResult(byte expected)
    {
        if (expected != 0)
            Pop(expected);
    }

    public static void CheckSame(byte expected, byte actual) =>
        WavmDefinitions.Require(expected == actual || expected == 0 || actual == 0, "type mismatch");

    private void RequireControl(string message) => WavmDefinitions.Require(_controls.Count != 0, message);
}
