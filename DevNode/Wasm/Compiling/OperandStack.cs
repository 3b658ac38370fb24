using System.Reflection.Emit;

namespace DevNode.Wasm.Compiling;

/// <summary>
/// Where the operands of WebAssembly's stack are: the lower ones in IL locals (one per height and width), the upper ones on the
/// IL stack. At every label all are in locals, so that every path to it agrees.
/// </summary>
internal sealed class OperandStack(ILGenerator il)
{
    // The runtime compiles expression trees recursively; deeper ones are cut.
    private const int MaximumTreeDepth = 48;

    private readonly List<(bool Wide, int TreeDepth)> _entries = [];
    private readonly Dictionary<(int Height, bool Wide), LocalBuilder> _slots = [];
    private int _inSlots;

    public int Height => _entries.Count;

    public int MaximumHeight { get; private set; }

    private int OnIl => _entries.Count - _inSlots;

    /// <summary>Width of the operand that many places below the top.</summary>
    public bool WideAt(int fromTop) => _entries[_entries.Count - 1 - fromTop].Wide;

    /// <summary>Brings the top operands onto the IL stack and takes them off this one; returns the depth of their trees.</summary>
    public int Take(int count)
    {
        if (OnIl < count)
        {
            if (OnIl != 0)
                SpillAll();
            for (var i = Height - count; i < Height; i++)
            {
                il.Emit(OpCodes.Ldloc, Slot(i, _entries[i].Wide));
                _entries[i] = _entries[i] with { TreeDepth = 1 };
            }
            _inSlots = Height - count;
        }
        var depth = 0;
        for (var i = Height - count; i < Height; i++)
            depth = Math.Max(depth, _entries[i].TreeDepth);
        _entries.RemoveRange(Height - count, count);
        return depth;
    }

    /// <summary>Notes a result that the emitted code left on the IL stack, made from operands of that tree depth.</summary>
    public void Push(bool wide, int operandDepth = 0)
    {
        _entries.Add((wide, operandDepth + 1));
        MaximumHeight = Math.Max(MaximumHeight, Height);
        if (operandDepth < MaximumTreeDepth)
            return;
        var slot = Slot(Height - 1, wide);
        il.Emit(OpCodes.Stloc, slot);
        il.Emit(OpCodes.Ldloc, slot);
        _entries[^1] = (wide, 1);
    }

    /// <summary>Notes a result that lies in the slot of the new top.</summary>
    public void PushInSlot(bool wide)
    {
        SpillAll();
        _entries.Add((wide, 1));
        MaximumHeight = Math.Max(MaximumHeight, Height);
        _inSlots = Height;
    }

    /// <summary>Removes the top operand wherever it is.</summary>
    public void Drop()
    {
        if (OnIl > 0)
            il.Emit(OpCodes.Pop);
        else
            _inSlots--;
        _entries.RemoveAt(Height - 1);
    }

    /// <summary>Moves every operand into its local.</summary>
    public void SpillAll()
    {
        for (var i = Height - 1; i >= _inSlots; i--)
            il.Emit(OpCodes.Stloc, Slot(i, _entries[i].Wide));
        _inSlots = Height;
    }

    /// <summary>As <see cref="SpillAll"/>, with a value on top of the IL stack that is no operand any more and stays there.</summary>
    public void SpillBelow(LocalBuilder temporary)
    {
        if (OnIl == 0)
            return;
        il.Emit(OpCodes.Stloc, temporary);
        SpillAll();
        il.Emit(OpCodes.Ldloc, temporary);
    }

    /// <summary>Copies the top operand into the slot of a lower height; the operand stays.</summary>
    public void CopyTopTo(int height)
    {
        SpillAll();
        var wide = _entries[^1].Wide;
        if (height == Height - 1)
            return;
        il.Emit(OpCodes.Ldloc, Slot(Height - 1, wide));
        il.Emit(OpCodes.Stloc, Slot(height, wide));
    }

    /// <summary>Empties the IL stack in front of an unconditional branch.</summary>
    public void PopAll()
    {
        for (var i = OnIl; i > 0; i--)
            il.Emit(OpCodes.Pop);
        _inSlots = Height;
    }

    /// <summary>Forgets operands above a height; those left are in their slots.</summary>
    public void Reset(int height)
    {
        _entries.RemoveRange(height, Height - height);
        _inSlots = height;
    }

    private LocalBuilder Slot(int height, bool wide)
    {
        if (!_slots.TryGetValue((height, wide), out var slot))
            _slots.Add((height, wide), slot = il.DeclareLocal(wide ? typeof(long) : typeof(int)));
        return slot;
    }
}
