using System.Runtime.CompilerServices;
using Antelope.Json;

namespace Antelope;

/// <summary>An <see cref="ErrorMessage"/> that writes nothing while the asserted condition holds.</summary>
[InterpolatedStringHandler]
public readonly ref struct AssertMessage
{
    private readonly ErrorStepBuilder? _step;

    public AssertMessage(int literalLength, int formattedCount, bool condition, out bool failed)
    {
        failed = !condition;
        _step = failed ? new(literalLength + 16 * formattedCount) : null;
    }

    public void AppendLiteral(string text) => _step!.Append(text);
    public void AppendFormatted(ReadOnlySpan<char> text) => _step!.Append(text.ToString());
    public void AppendFormatted<T>(T value) => _step!.Append(value);
    public void AppendFormatted(Variant value, string format) => _step!.Append(value, format);

    /// <summary>What was written; empty while the condition holds.</summary>
    public ErrorStep ToStep() => _step?.ToStep() ?? "";
}
