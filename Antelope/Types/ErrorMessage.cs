using System.Runtime.CompilerServices;
using Antelope.Json;

namespace Antelope;

/// <summary>
/// An interpolated error message whose holes say nodeos's names of their values: <c>$"duplicate transaction {id:id}"</c> has the format
/// <c>duplicate transaction ${id}</c> and the value <c>id</c>. A name after a plus, <c>{now:+now}</c>, is a value beside the text;
/// a hole without a name is text.
/// </summary>
[InterpolatedStringHandler]
public readonly ref struct ErrorMessage(int literalLength, int formattedCount)
{
    private readonly ErrorStepBuilder _step = new(literalLength + 16 * formattedCount);

    public void AppendLiteral(string text) => _step.Append(text);
    public void AppendFormatted(ReadOnlySpan<char> text) => _step.Append(text.ToString());
    public void AppendFormatted<T>(T value) => _step.Append(value);
    public void AppendFormatted(Variant value, string format) => _step.Append(value, format);

    /// <summary>What was written.</summary>
    public ErrorStep ToStep() => _step.ToStep();
}
