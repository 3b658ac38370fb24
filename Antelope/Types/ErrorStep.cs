using System.Runtime.CompilerServices;
using Antelope.Json;

namespace Antelope;

/// <summary>One message of an error and the values in it (fc log_message, without its place).</summary>
/// <param name="Message">The whole message.</param>
/// <param name="Values">What nodeos keeps beside it; null for nothing.</param>
public readonly record struct ErrorStep(string Message, VariantObject? Values = null)
{
    public static implicit operator ErrorStep(string message) => new(message);

    /// <summary>A message with one value beside it.</summary>
    public static ErrorStep With(string message, string name, Variant value) => new(message, new VariantObject { { name, value } });

    public override string ToString() => Message;

    /// <summary>An error with all its messages as one text (fc exception::to_detail_string); the places are the caller's.</summary>
    public static string Report(
        int code, string name, string what, IEnumerable<ErrorStep> steps, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0, [CallerMemberName] string method = "") =>
        $"{code} {name}: {what}\n{string.Concat(steps.Select(s => $"{s.Message}\n    {JsonText.Write(s.Values ?? new())}\n    nodeos  {Path.GetFileName(file)}:{line} {method}\n"))}";
}
