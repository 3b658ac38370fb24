using System.Text.Json.Serialization;

namespace AppHost.Control;

/// <summary>One line of an answer on the control channel, as JSON. The last line of an answer has an exit code.</summary>
/// <param name="Text">Progress, a line of a log, or the result.</param>
/// <param name="ExitCode">0 done, 1 not done, 2 there is no such node or operation; null while it goes on.</param>
internal sealed record ControlLine(string Text, int? ExitCode = null);

[JsonSourceGenerationOptions(System.Text.Json.JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(ControlLine))]
internal sealed partial class ControlJson : JsonSerializerContext;
