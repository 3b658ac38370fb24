using System.Diagnostics;
using BootAgent.Contracts;
using BootAgent.Plan;
using BootAgent.Sending;
using BootAgent.Steps;

namespace BootAgent;

/// <summary>The steps of the boot in order, and how they are carried out.</summary>
public sealed partial class BootSequence(BootState state, TimeProvider clock, ILogger<BootSequence> logger)
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

    /// <summary>
    /// Carries out every step; false when one failed (the report says which and why). A failed transaction lets its step look
    /// at the chain once more: somebody else, such as an agent that was killed, may have done meanwhile what was missing.
    /// </summary>
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
            error = await RunStepAsync(steps[i], $"{i + 1}/{steps.Count}", boot, cancellation);
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

    private async Task<string?> RunStepAsync(IBootStep step, string number, BootContext boot, CancellationToken cancellation)
    {
        using var activity = BootTelemetry.Source.StartActivity($"step {step.Name}");
        var start = clock.GetTimestamp();
        var waited = boot.Waiter.Waited;
        state.ChangeStep(step.Name, report => report with { State = StepState.Running, Started = clock.GetUtcNow() });
        StepState end;
        string note;
        string? error = null;
        try
        {
            var result = await RunTwiceAtMostAsync(step, boot, cancellation);
            (end, note) = (BootState.StateOf(result.Outcome), result.Note);
        }
        catch (Exception exception) when (exception is BootException or WaitException or RejectedException or LostException
            || NodeTrouble.Is(exception, cancellation))
        {
            (end, note) = (StepState.Failed, exception.Message);
            error = $"step {step.Name}: {exception.Message}";
            activity?.SetStatus(ActivityStatusCode.Error, exception.Message);
        }
        var duration = clock.GetElapsedTime(start);
        activity?.SetTag("boot.step.outcome", end.ToString());
        activity?.SetTag("boot.step.note", note);
        state.ChangeStep(step.Name, report => report with
        {
            State = end,
            DurationMs = duration.TotalMilliseconds,
            WaitedMs = (boot.Waiter.Waited - waited).TotalMilliseconds,
            Note = note,
        });
        if (error is null)
        {
            LogStep(logger, number, step.Name, end, duration.TotalSeconds, note);
        }
        else
        {
            LogStepFailed(logger, number, step.Name, duration.TotalSeconds, note);
        }
        return error;
    }

    private async Task<StepResult> RunTwiceAtMostAsync(IBootStep step, BootContext boot, CancellationToken cancellation)
    {
        try
        {
            return await step.RunAsync(boot, cancellation);
        }
        catch (Exception exception) when (exception is RejectedException or LostException)
        {
            LogAgain(logger, step.Name, exception.Message);
            var info = await boot.Genesis.GetInfoAsync(cancellation);
            await boot.WaitForBlockAsync(boot.Genesis, info.HeadBlockNum + 1, cancellation);
            return await step.RunAsync(boot, cancellation);
        }
    }

    [LoggerMessage(EventId = 10, EventName = "StepEnded", Level = LogLevel.Information,
        Message = "step {Number} {Step}: {Outcome} in {Seconds:0.00} s: {Note}")]
    private static partial void LogStep(ILogger logger, string number, string step, StepState outcome, double seconds, string note);

    [LoggerMessage(EventId = 11, EventName = "StepFailed", Level = LogLevel.Error,
        Message = "step {Number} {Step}: failed after {Seconds:0.00} s: {Error}")]
    private static partial void LogStepFailed(ILogger logger, string number, string step, double seconds, string error);

    [LoggerMessage(EventId = 12, EventName = "StepAgain", Level = LogLevel.Warning, Message = "step {Step} looks at the chain again: {Reason}")]
    private static partial void LogAgain(ILogger logger, string step, string reason);

    [LoggerMessage(EventId = 13, EventName = "Booted", Level = LogLevel.Information,
        Message = "booted and verified in {Seconds:0.0} s, of which {Waited:0.0} s were waits for blocks")]
    private static partial void LogBooted(ILogger logger, double seconds, double waited);
}
