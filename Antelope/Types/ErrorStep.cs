using System.Runtime.CompilerServices;
using Antelope.Json;

namespace Antelope;

/// <summary>One message of an error (fc log_message, without its place): a text with <c>${name}</c> holes and the values for them.</summary>
/// <param name="Format">The text; it is the whole message when there are no values.</param>
/// <param name="Values">Values by name, also ones that no hole asks for; null for a text that is no format.</param>
/// <param name="IsWarning">For what a caller added to an error on its way; nodeos gives it another level.</param>
public readonly record struct ErrorStep(string Format, VariantObject? Values = null, bool IsWarning = false)
{
    /// <summary>The whole message.</summary>
    public string Message => Values is null ? Format : ErrorFormat.Fill(Format, Values);

    /// <summary>The message with long values cut, as API answers show it.</summary>
    public string LimitedMessage => Values is null ? Format : ErrorFormat.FillLimited(Format, Values);

    public static implicit operator ErrorStep(string message) => new(message);

    /// <summary>A message whose holes name its values, as in <c>$"account {name:account} does not exist"</c>.</summary>
    public static ErrorStep Of(ErrorMessage message) => message.ToStep();

    /// <summary>The same with one more value beside the text.</summary>
    public ErrorStep With(string name, Variant value)
    {
        var values = new VariantObject();
        foreach (var (key, old) in Values ?? [])
            values.Add(key, old);
        return this with { Values = values.Add(name, value) };
    }

    public override string ToString() => Message;

    /// <summary>An error with all its messages as one text (fc exception::to_detail_string); the places are the caller's.</summary>
    public static string Report(
        int code, string name, string what, IEnumerable<ErrorStep> steps, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0, [CallerMemberName] string method = "") =>
        $"{code} {name}: {what}\n{string.Concat(steps.Select(s => $"{s.Message}\n    {JsonText.Write(s.Values ?? new())}\n    nodeos  {Path.GetFileName(file)}:{line} {method}\n"))}";
}
