using System.Diagnostics;
using BootAgent.Contracts;
using BootAgent.Plan;
using BootAgent.Steps;

namespace BootAgent;

/// <summary>The steps of the boot in order.</summary>
public sealed partial class BootSequence(BootState state, StepRunner runner, TimeProvider clock, ILogger<BootSequence> logger)
{
    /// <summary>Every step, in the order of the tutorial.</summary>
    public static IReadOnlyList<IBootStep> Steps { get; } =
    [
        new WaitForNodes(),
        new CreateSystemAccounts(),
        new SetContract(SystemAccounts.Token, ContractSet.Token, "tutorial 1.9; bios-boot-tutorial.py stepInstallSystemContracts"),
        new SetContract(SystemAccounts.Msig, ContractSet.Msig, "tutorial 1.10; bios-boot-tutorial.py stepInstallSystemContracts"),
        new CreateToken(),
        new IssueToken(),
        new ActivatePreactivation(),
        new SetContract(SystemAccounts.Eosio, ContractSet.Boot, "tutorial 1.12; bios-boot-tutorial.py stepSetSystemContract", ContractSet.SystemContract),
        new ActivateFeatures(),
        new SetContract(SystemAccounts.Eosio, ContractSet.SystemContract, "tutorial 1.12; bios-boot-tutorial.py stepSetSystemContract"),
        new PrivilegeMsig(),
        new InitSystem(),
        new CreateStakedAccounts(),
        new RegisterProducers(),
        new ListProducers(),
        new VoteForProducers(),
        new WaitForSchedule(),
        new ProxyVotes(),
        new ClaimRewards(),
        new Resign(),
        new Verify(),
    ];

    /// <summary>Carries out every step; false when one failed (the report says which and why).</summary>
    public Task<bool> RunAsync(BootContext boot, CancellationToken cancellation) => RunAsync(Steps, boot, cancellation);

    /// <summary>Carries out some of the steps, in the order given.</summary>
    public async Task<bool> RunAsync(IReadOnlyList<IBootStep> steps, BootContext boot, CancellationToken cancellation)
    {
        using var activity = BootTelemetry.Source.StartActivity("boot");
        var start = clock.GetTimestamp();
        state.Change(_ => new BootReport(BootPhase.Booting, clock.GetUtcNow(), null, 0, activity?.TraceId.ToString(), null,
            [.. steps.Select(step => new StepReport(step.Name, step.Source, StepState.Pending, null, null, 0, null, []))]));
        string? error = null;
        for (var i = 0; i < steps.Count && error is null; i++)
        {
            error = await runner.RunAsync(steps[i], $"{i + 1}/{steps.Count}", boot, cancellation);
        }
        var duration = clock.GetElapsedTime(start);
        state.Change(report => report with
        {
            Phase = error is null ? BootPhase.Booted : BootPhase.Failed,
            DurationMs = duration.TotalMilliseconds,
            WaitedMs = boot.Waiter.Waited.TotalMilliseconds,
            Error = error,
        });
        if (error is null)
        {
            LogBooted(logger, duration.TotalSeconds, boot.Waiter.Waited.TotalSeconds);
        }
        else
        {
            activity?.SetStatus(ActivityStatusCode.Error, error);
        }
        return error is null;
    }

    [LoggerMessage(EventId = 13, EventName = "Booted", Level = LogLevel.Information,
        Message = "booted and verified in {Seconds:0.0} s, of which {Waited:0.0} s were waits for blocks")]
    private static partial void LogBooted(ILogger logger, double seconds, double waited);
}
