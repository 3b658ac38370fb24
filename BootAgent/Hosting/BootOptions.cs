namespace BootAgent.Hosting;

/// <summary>The agent's own settings, under <c>Boot</c> in configuration (<c>--Boot:Plan=…</c>, <c>Boot__Plan</c>).</summary>
public sealed class BootOptions
{
    /// <summary>Path of the plan file (<see cref="Plan.PlanDocument"/>).</summary>
    public string? Plan { get; set; }

    /// <summary>Repeated in the report, so that who started the agent knows it from another on its port.</summary>
    public string? RunId { get; set; }

    /// <summary>Only checks plan, keys and contracts: exit code 0 when they are valid, 2 when not.</summary>
    public bool Check { get; set; }

    /// <summary>Ends the process after the boot, with code 0 when it was verified and 1 when it failed, instead of watching the nodes.</summary>
    public bool ExitWhenDone { get; set; }
}
