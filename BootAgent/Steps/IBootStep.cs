namespace BootAgent.Steps;

/// <summary>One step of the boot. It looks at the chain first and does only what is missing, so it may be repeated.</summary>
public interface IBootStep
{
    /// <summary>Short name, such as <c>system-accounts</c>.</summary>
    string Name { get; }

    /// <summary>Where the step comes from, such as <c>bios-boot-tutorial.py createSystemAccounts</c>.</summary>
    string Source { get; }

    /// <summary>Does what is missing and says so.</summary>
    Task<StepResult> RunAsync(BootContext boot, CancellationToken cancellation);
}

/// <summary>How a step ended.</summary>
public enum StepOutcome
{
    /// <summary>It changed the chain, or what it waits for has come.</summary>
    Done,

    /// <summary>There was nothing left to do.</summary>
    AlreadyDone,

    /// <summary>The plan does not ask for it.</summary>
    Skipped,
}

/// <summary>The end of a step, with a note for people.</summary>
public sealed record StepResult(StepOutcome Outcome, string Note)
{
    /// <summary>It was done.</summary>
    public static StepResult Done(string note) => new(StepOutcome.Done, note);

    /// <summary>It had been done before.</summary>
    public static StepResult AlreadyDone(string note) => new(StepOutcome.AlreadyDone, note);

    /// <summary>It is not wanted.</summary>
    public static StepResult Skipped(string note) => new(StepOutcome.Skipped, note);
}

/// <summary>The chain is not as the plan needs it, and waiting or repeating does not help.</summary>
public sealed class BootException(string message) : Exception(message);
