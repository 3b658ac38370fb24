using System.Diagnostics;
using System.Globalization;

namespace Bench.Isolation;

/// <summary>Measures the lab in containers beside the lab in processes.</summary>
internal static class IsolationCommand
{
    private const double Goal = 1.5;
    private const int Runs = 3;
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(15); // the first run builds the images
    private static readonly string[] Isolations = ["process", "container"];

    public const string Usage = """
        isolation [--Lab:SETTING=VALUE ...]
            Boots a lab named "bench-isolation" from scratch with --until booted, in processes and in containers in turns, three
            times each after one of each that does not count and builds the images; prints every time from start to exit, the
            medians and their ratio (goal: at most 1.5).
        """;

    public static async Task<int> RunAsync(string[] settings, CancellationToken cancellation)
    {
        var times = Isolations.ToDictionary(isolation => isolation, _ => new List<double>());
        for (var run = 0; run <= Runs; run++)
        {
            foreach (var isolation in Isolations)
            {
                var seconds = await TimeAsync(isolation, settings, cancellation);
                Print($"{isolation}, {(run == 0 ? "not counted" : $"run {run}")}", seconds, "s");
                if (run > 0)
                    times[isolation].Add(seconds);
            }
        }

        foreach (var isolation in Isolations)
            Print($"{isolation}, median", Median(times[isolation]), "s");
        Print(FormattableString.Invariant($"container to process (goal: at most {Goal})"), Median(times["container"]) / Median(times["process"]), "");
        return 0;
    }

    /// <summary>Seconds from the start of the AppHost to its exit.</summary>
    /// <exception cref="InvalidOperationException">The boot failed.</exception>
    private static async Task<double> TimeAsync(string isolation, string[] settings, CancellationToken cancellation)
    {
        var start = new ProcessStartInfo(Repository.AppHost) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in (string[])["--Lab:Name=bench-isolation", "--clean", "--until", "booted", .. settings, $"--Lab:Isolation={isolation}"])
            start.ArgumentList.Add(argument);
        var started = TimeProvider.System.GetTimestamp();
        using var process = Process.Start(start) ?? throw new InvalidOperationException($"{Repository.AppHost} did not start");
        process.OutputDataReceived += (_, e) => Console.Error.WriteLine(e.Data);
        process.ErrorDataReceived += (_, e) => Console.Error.WriteLine(e.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(Limit);
        await process.WaitForExitAsync(limit.Token);
        return process.ExitCode == 0
            ? TimeProvider.System.GetElapsedTime(started).TotalSeconds
            : throw new InvalidOperationException($"the lab in {isolation} isolation ended with code {process.ExitCode}");
    }

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);

    private static void Print(string what, double value, string unit) =>
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what,-52} {value,8:F2} {unit}").TrimEnd());
}
