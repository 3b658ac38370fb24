using System.Text.Json.Serialization;

namespace BootAgent;

/// <summary>Where the boot stands.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<BootPhase>))]
public enum BootPhase
{
    /// <summary>No step has begun.</summary>
    Waiting,

    /// <summary>A step is under way.</summary>
    Booting,

    /// <summary>Every step is done, the result verified.</summary>
    Booted,

    /// <summary>A step has failed; the error says which and why.</summary>
    Failed,
}

/// <summary>State of one step.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<StepState>))]
public enum StepState
{
    /// <summary>Not begun.</summary>
    Pending,

    /// <summary>Under way.</summary>
    Running,

    /// <summary>Ended, having done something.</summary>
    Done,

    /// <summary>Ended: there was nothing left to do.</summary>
    AlreadyDone,

    /// <summary>Ended: the plan does not ask for it.</summary>
    Skipped,

    /// <summary>Ended with an error.</summary>
    Failed,
}

/// <summary>What <c>GET /boot</c> answers: an immutable picture, replaced as a whole at each change.</summary>
/// <param name="Phase">Where the boot stands.</param>
/// <param name="Started">When the first step began.</param>
/// <param name="DurationMs">Time from then to the end, or to now.</param>
/// <param name="WaitedMs">How much of it was spent waiting for blocks of the chain.</param>
/// <param name="TraceId">The trace of the boot.</param>
/// <param name="Error">Why it failed: the step and what the node said.</param>
/// <param name="Steps">Every step in order.</param>
/// <param name="RunId">The id that the agent was started with, null without one.</param>
public sealed record BootReport(
    BootPhase Phase, DateTimeOffset? Started, double? DurationMs, double WaitedMs, string? TraceId, string? Error,
    IReadOnlyList<StepReport> Steps, string? RunId = null);

/// <summary>One step of the report; times in milliseconds.</summary>
public sealed record StepReport(
    string Name, string Source, StepState State, DateTimeOffset? Started, double? DurationMs, double WaitedMs, string? Note,
    IReadOnlyList<TransactionReport> Transactions);

/// <summary>One transaction of a step; the block is null until it is known.</summary>
public sealed record TransactionReport(string Id, string What, int Actions, string State, uint? Block);
