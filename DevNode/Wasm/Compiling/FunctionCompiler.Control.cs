using System.Reflection;
using System.Reflection.Emit;
using DevNode.Wasm.Parsing;

namespace DevNode.Wasm.Compiling;

/// <summary>Blocks and branches. Code that cannot be reached is skipped.</summary>
internal sealed partial class FunctionCompiler
{
    private readonly List<Frame> _frames = [];
    private bool _reachable = true;

    private bool Control(Opcode opcode, ref WasmReader reader)
    {
        switch (opcode)
        {
            case Opcode.Unreachable: Unreachable(); break;
            case Opcode.Nop: break;
            case Opcode.Block: Enter(FrameKind.Block, BlockResult(reader.Byte())); break;
            case Opcode.Loop: Enter(FrameKind.Loop, BlockResult(reader.Byte())); break;
            case Opcode.If: Enter(FrameKind.If, BlockResult(reader.Byte())); break;
            case Opcode.Else: Else(); break;
            case Opcode.End: End(); break;
            case Opcode.Br: Branch(reader.U32()); break;
            case Opcode.Return: Branch((uint)_frames.Count - 1); break;
            case Opcode.BrIf: BranchIf(reader.U32()); break;
            case Opcode.BrTable: BranchTable(ref reader); break;
            default: return false;
        }
        return true;
    }

    private static ValueType? BlockResult(byte encoded) => encoded is 0x40 or 0 ? null : (ValueType)encoded;

    private Frame FrameAt(uint label) => _frames[_frames.Count - 1 - (int)label];

    private void Enter(FrameKind kind, ValueType? result)
    {
        if (!_reachable)
        {
            _frames.Add(new Frame(FrameKind.Dead, result, _stack.Height, default));
            return;
        }
        var target = _il.DefineLabel();
        var alternative = kind == FrameKind.If ? _il.DefineLabel() : default;
        if (kind == FrameKind.If)
        {
            _stack.Take(1);
            _stack.SpillBelow(Condition);
            _il.Emit(OpCodes.Brfalse, alternative);
        }
        else
        {
            _stack.SpillAll();
        }
        if (kind == FrameKind.Loop)
        {
            // It may run long before the runtime would replace quickly compiled code.
            _method.SetImplementationFlags(MethodImplAttributes.AggressiveOptimization);
            _il.MarkLabel(target);
            EmitCall(RuntimeMethods.Poll);
        }
        _frames.Add(new Frame(kind, result, _stack.Height, target, alternative));
    }

    private void Else()
    {
        var frame = _frames[^1];
        if (frame.Kind == FrameKind.Dead)
            return;
        if (_reachable)
        {
            if (frame.Result is not null)
                _stack.CopyTopTo(frame.Height);
            _stack.PopAll();
            _il.Emit(OpCodes.Br, frame.Target);
        }
        _stack.Reset(frame.Height);
        _il.MarkLabel(frame.Alternative);
        _reachable = true;
        _frames[^1] = frame with { Kind = FrameKind.Else, EndIsTarget = true };
    }

    private void End()
    {
        var frame = _frames[^1];
        _frames.RemoveAt(_frames.Count - 1);
        if (frame.Kind == FrameKind.Dead)
            return;
        var targeted = frame.Kind != FrameKind.Loop && frame.EndIsTarget;
        if (frame.Kind == FrameKind.If)
        {
            // without else: the false condition arrives here, with nothing on the stack
            if (_reachable)
                _stack.SpillAll();
            _stack.Reset(frame.Height);
            _il.MarkLabel(frame.Alternative);
            if (targeted)
                _il.MarkLabel(frame.Target);
            _reachable = true;
            return;
        }
        if (!targeted)
        {
            if (!_reachable)
                Unwind(frame);
            return;
        }
        if (_reachable && frame.Result is not null)
            _stack.CopyTopTo(frame.Height);
        else if (_reachable)
            _stack.SpillAll();
        _stack.Reset(frame.Height);
        _il.MarkLabel(frame.Target);
        _reachable = true;
        if (frame.Result is { } result)
            _stack.PushInSlot(result.IsWide());
    }

    // Ends a construct whose end nothing reaches: what follows is dead until an enclosing end.
    private void Unwind(Frame frame) => _stack.Reset(Math.Min(frame.Height, _stack.Height));

    private void Unreachable()
    {
        if (!_reachable)
            return;
        _il.Emit(OpCodes.Call, RuntimeMethods.Unreachable);
        _stack.PopAll();
        _il.EmitThrowNull();
        Dead();
    }

    private void Dead()
    {
        _reachable = false;
        _stack.Reset(_frames[^1].Height);
    }

    private void Branch(uint label)
    {
        if (!_reachable)
            return;
        var frame = FrameAt(label);
        if (frame.BranchResult is not null)
            _stack.CopyTopTo(frame.Height);
        _stack.PopAll();
        frame.EndIsTarget = true;
        _il.Emit(OpCodes.Br, frame.Target);
        Dead();
    }

    private void BranchIf(uint label)
    {
        if (!_reachable)
            return;
        var frame = FrameAt(label);
        frame.EndIsTarget = true;
        _stack.Take(1);
        _stack.SpillBelow(Condition);
        if (frame.BranchResult is null || _stack.Height - 1 == frame.Height)
        {
            _il.Emit(OpCodes.Brtrue, frame.Target);
            return;
        }
        var stay = _il.DefineLabel();
        _il.Emit(OpCodes.Brfalse, stay);
        _stack.CopyTopTo(frame.Height);
        _il.Emit(OpCodes.Br, frame.Target);
        _il.MarkLabel(stay);
    }

    private void BranchTable(ref WasmReader reader)
    {
        var count = reader.U32();
        var frames = new Frame[_reachable ? count + 1 : 0];
        for (uint i = 0; i <= count; i++)
        {
            var label = reader.U32();
            if (_reachable)
                frames[i] = FrameAt(label);
        }
        if (!_reachable)
            return;
        _stack.Take(1);
        _stack.SpillBelow(Condition);
        // a carried value is moved on the way, once per distinct target
        var ways = new Dictionary<Frame, Label>(ReferenceEqualityComparer.Instance);
        foreach (var frame in frames)
        {
            frame.EndIsTarget = true;
            if (!ways.ContainsKey(frame))
                ways.Add(frame, frame.BranchResult is null ? frame.Target : _il.DefineLabel());
        }
        _il.Emit(OpCodes.Switch, [.. frames[..^1].Select(frame => ways[frame])]);
        _il.Emit(OpCodes.Br, ways[frames[^1]]);
        foreach (var (frame, way) in ways.Where(pair => pair.Key.BranchResult is not null))
        {
            _il.MarkLabel(way);
            _stack.CopyTopTo(frame.Height);
            _il.Emit(OpCodes.Br, frame.Target);
        }
        Dead();
    }
}
