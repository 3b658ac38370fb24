using System.Diagnostics;
using BootAgent.Nodes;
using BootAgent.Sending;
using BootAgent.Steps;

namespace BootAgent;

/// <summary>
/// Carries out a step and keeps its part of the report. A refusal lets the step look at the chain once more: somebody else, such
/// as an agent that was killed, may have done meanwhile what was missing; and a busy node may show a state that lacks what it has
/// taken and not yet put into a block (nodeos producer_plugin process_unapplied_trxs: applied anew in each block while time remains).
/// </summary>
public sealed partial class StepRunner(BootState state, TimeProvider clock, ILogger<StepRunner> logger)
{
    /// <summary>Null, or why the step failed.</summary>
    /// <param name="step">The step.</param>
    /// <param name="number">Its number, for the log, such as <c>3/21</c>.</param>
    /// <param name="boot">What it works with.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task<string?> RunAsync(IBootStep step, string number, BootContext boot, CancellationToken cancellation)
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
        catch (Exception exception) when (exception is RejectedException or LostException or NodeException)
        {
            LogAgain(logger, step.Name, exception.Message);
            if (exception is not LostException)
            {
                await boot.Sender.ConfirmAsync(cancellation); // the step builds on what earlier ones have sent
            }
            var info = await boot.Genesis.GetInfoAsync(cancellation);
            // The next block holds what was on the way; a protocol feature preactivated in it is active in the one after.
            await boot.WaitForBlockAsync(boot.Genesis, info.HeadBlockNum + 2, cancellation);
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
}
