using System.Runtime.CompilerServices;

namespace DevNode.Chain;

/// <summary>An interpolated message that formats nothing while the asserted condition holds.</summary>
[InterpolatedStringHandler]
public readonly ref struct AssertMessage
{
    private readonly System.Text.StringBuilder? _text;

    public AssertMessage(int literalLength, int formattedCount, bool condition, out bool failed)
    {
        failed = !condition;
        _text = failed ? new(literalLength + 16 * formattedCount) : null;
    }

    public void AppendLiteral(string text) => _text!.Append(text);
    public void AppendFormatted<T>(T value) => _text!.Append(value);
    public override string ToString() => _text?.ToString() ?? "";
}
