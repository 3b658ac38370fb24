using System.Globalization;

namespace AppHost.Boot;

/// <summary>Prints each step of the boot once, when it has ended.</summary>
internal sealed class BootProgress(TextWriter output)
{
    private readonly HashSet<string> _shown = [];
    private bool _isOver;

    public void Show(BootReport report)
    {
        foreach (var (step, i) in report.Steps.Select((s, i) => (s, i)).Where(s => s.s.State is not ("Pending" or "Running")))
        {
            if (_shown.Add(step.Name))
                output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"[{i + 1,2}/{report.Steps.Count}] {step.Name}: {Words(step)}"));
        }

        if (_isOver || !(report.IsBooted || report.IsFailed))
            return;
        _isOver = true;
        output.WriteLine(report.IsBooted
            ? $"Booted and verified in {Seconds(report.DurationMs)}, of which {Seconds(report.WaitedMs)} waiting for blocks"
            : $"The boot failed: {report.Error}");
    }

    private static string Words(BootStep step)
    {
        var what = step.State switch
        {
            "Done" => $"done in {Seconds(step.DurationMs)}",
            "AlreadyDone" => "was done",
            "Skipped" => "skipped",
            _ => step.State.ToLowerInvariant(),
        };
        return step.Note is { Length: > 0 } note ? $"{what} ({note})" : what;
    }

    private static string Seconds(double? milliseconds) => ((milliseconds ?? 0) / 1000).ToString("0.0 's'", CultureInfo.InvariantCulture);
}
