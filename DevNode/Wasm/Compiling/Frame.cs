using System.Reflection.Emit;

namespace DevNode.Wasm.Compiling;

internal enum FrameKind
{
    Function,
    Block,
    Loop,
    If,
    Else,

    /// <summary>A construct in unreachable code: nothing of it is written.</summary>
    Dead,
}

/// <summary>One open construct.</summary>
/// <param name="Result">What it leaves on the stack.</param>
/// <param name="Height">Operands below it.</param>
/// <param name="Target">Where branches go: a loop's head, else the end.</param>
/// <param name="Alternative">Where an if goes on a false condition.</param>
internal sealed record Frame(FrameKind Kind, ValueType? Result, int Height, Label Target, Label Alternative = default)
{
    /// <summary>Whether a branch goes to the end.</summary>
    public bool EndIsTarget { get; set; }

    /// <summary>What a branch to it carries.</summary>
    public ValueType? BranchResult => Kind == FrameKind.Loop ? null : Result;

    public static Frame OfFunction(ILGenerator il, ValueType? result) => new(FrameKind.Function, result, 0, il.DefineLabel());
}
