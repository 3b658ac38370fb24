using Antelope;
using BootAgent.Sending;
using BootAgent.Steps;

namespace BootAgent;

/// <summary>Keeps the report of the boot; readers get a whole picture, never a half-changed one.</summary>
public sealed class BootState(TimeProvider clock)
{
    private readonly Lock _changing = new();
    private volatile BootReport _report = new(BootPhase.Waiting, null, null, 0, null, null, []);

    /// <summary>The picture of now; what is under way has lasted until now.</summary>
    public BootReport Report
    {
        get
        {
            var report = _report;
            var now = clock.GetUtcNow();
            return report with
            {
                DurationMs = report.DurationMs ?? Since(report.Started, now),
                Steps = [.. report.Steps.Select(step => step with { DurationMs = step.DurationMs ?? Since(step.Started, now) })],
            };
        }
    }

    /// <summary>Replaces the picture by a changed one.</summary>
    public void Change(Func<BootReport, BootReport> change)
    {
        lock (_changing)
        {
            _report = change(_report);
        }
    }

    /// <summary>Replaces one step.</summary>
    public void ChangeStep(string name, Func<StepReport, StepReport> change) => Change(report => report with
    {
        Steps = [.. report.Steps.Select(step => step.Name == name ? change(step) : step)],
    });

    /// <summary>Adds a transaction to the step that is under way.</summary>
    public void AddTransaction(SignedTransaction transaction, string state) => Change(report => report with
    {
        Steps = [.. report.Steps.Select(step => step.State == StepState.Running ? Add(step, transaction, state) : step)],
    });

    /// <summary>Notes that a transaction is in a block.</summary>
    public void SetBlock(Checksum256 id, uint? block) => Change(report => report with
    {
        Steps = [.. report.Steps.Select(step => step with
        {
            Transactions = [.. step.Transactions.Select(known => known.Id == id.ToString() ? known with { State = "confirmed", Block = block } : known)],
        })],
    });

    /// <summary>The state of a step that has ended.</summary>
    public static StepState StateOf(StepOutcome outcome) => outcome switch
    {
        StepOutcome.Done => StepState.Done,
        StepOutcome.AlreadyDone => StepState.AlreadyDone,
        _ => StepState.Skipped,
    };

    private static double? Since(DateTimeOffset? start, DateTimeOffset now) => (now - start)?.TotalMilliseconds;

    private static StepReport Add(StepReport step, SignedTransaction transaction, string state) => step with
    {
        Transactions = [.. step.Transactions, new TransactionReport(
            transaction.Id.ToString(), transaction.What, transaction.Groups.Sum(group => group.Actions.Count), state, null)],
    };
}
