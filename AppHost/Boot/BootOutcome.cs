namespace AppHost.Boot;

/// <summary>How the run ends.</summary>
internal sealed class BootOutcome(bool untilBooted)
{
    /// <summary>Whether the application ends with the boot.</summary>
    public bool UntilBooted { get; } = untilBooted;

    /// <summary>0, or 1 when the application was to end with the boot and that failed or did not come to its end.</summary>
    public int ExitCode => UntilBooted && !IsBooted ? 1 : 0;

    public bool IsBooted { get; set; }
}
