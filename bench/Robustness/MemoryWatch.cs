namespace Bench.Robustness;

/// <summary>Resident memory of processes over a run: samples, and whether it grew.</summary>
internal sealed class MemoryWatch : IAsyncDisposable
{
    private readonly List<(double Seconds, long Done, double[] Megabytes)> _samples = [];
    private readonly CancellationTokenSource _over = new();
    private readonly Task _run;

    /// <param name="nodes">Whose memory.</param>
    /// <param name="interval">Time between two samples.</param>
    /// <param name="done">How far the run is, for the printed line.</param>
    /// <param name="output">Gets a line per sample.</param>
    public MemoryWatch(IReadOnlyList<DevNodeProcess> nodes, TimeSpan interval, Func<long> done, TextWriter output) =>
        _run = RunAsync(nodes, interval, done, output);

    /// <summary>
    /// Per process, the median of the last fifth of the samples less that of the second fifth, in units of 10^6 bytes: the first fifth
    /// is warming up (compiled code, caches, the heap's first size). Zero when there are fewer than ten samples.
    /// </summary>
    public IReadOnlyList<double> Growth => _samples.Count < 10
        ? [0]
        : [.. Enumerable.Range(0, _samples[0].Megabytes.Length).Select(i => Median(_samples.TakeLast(_samples.Count / 5), i)
            - Median(_samples.Skip(_samples.Count / 5).Take(_samples.Count / 5), i))];

    /// <summary>The largest sample per process.</summary>
    public IReadOnlyList<double> Peak => _samples.Count == 0
        ? [0] : [.. Enumerable.Range(0, _samples[0].Megabytes.Length).Select(i => _samples.Max(s => s.Megabytes[i]))];

    public async ValueTask DisposeAsync()
    {
        await _over.CancelAsync();
        await _run;
        _over.Dispose();
    }

    private async Task RunAsync(IReadOnlyList<DevNodeProcess> nodes, TimeSpan interval, Func<long> done, TextWriter output)
    {
        var started = TimeProvider.System.GetTimestamp();
        using var timer = new PeriodicTimer(interval, TimeProvider.System);
        try
        {
            while (await timer.WaitForNextTickAsync(_over.Token))
            {
                var sample = (TimeProvider.System.GetElapsedTime(started).TotalSeconds, done(), nodes.Select(n => n.IsRunning ? n.ResidentMegabytes : 0).ToArray());
                _samples.Add(sample);
                await output.WriteLineAsync(FormattableString.Invariant(
                    $"{sample.TotalSeconds,7:F0} s  {sample.Item2,9} done  RSS {string.Join(" ", sample.Item3.Select(m => FormattableString.Invariant($"{m:F0}")))} MB"));
            }
        }
        catch (OperationCanceledException)
        {
            // The run is over.
        }
    }

    private static double Median(IEnumerable<(double, long, double[] Megabytes)> samples, int process)
    {
        var sorted = samples.Select(s => s.Megabytes[process]).Order().ToList();
        return sorted[sorted.Count / 2];
    }
}
