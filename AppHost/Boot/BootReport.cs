using System.Text.Json.Serialization;

namespace AppHost.Boot;

/// <summary>What the boot agent's <c>GET /boot</c> answers, as far as the terminal shows it.</summary>
/// <param name="Phase">Waiting, Booting, Booted or Failed.</param>
/// <param name="DurationMs">Time from the first step to the last, or to now.</param>
/// <param name="WaitedMs">How much of it was spent waiting for blocks.</param>
/// <param name="Error">Why it failed: the step and what the node said.</param>
/// <param name="Steps">Every step in order.</param>
/// <param name="RunId">The id the agent was started with.</param>
internal sealed record BootReport(string Phase, double? DurationMs, double WaitedMs, string? Error, IReadOnlyList<BootStep> Steps, string? RunId)
{
    public bool IsBooted => Phase == "Booted";

    public bool IsFailed => Phase == "Failed";
}

/// <param name="Name">The step.</param>
/// <param name="State">Pending, Running, Done, AlreadyDone, Skipped or Failed.</param>
/// <param name="DurationMs">How long it took.</param>
/// <param name="Note">What it found or did.</param>
internal sealed record BootStep(string Name, string State, double? DurationMs, string? Note);

[JsonSourceGenerationOptions(System.Text.Json.JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(BootReport))]
internal sealed partial class BootJson : JsonSerializerContext;
