using System.Globalization;

namespace Bench.Execution;

/// <summary>What executions take on DevNode and on nodeos, in turns.</summary>
/// <param name="Label">Of the program.</param>
/// <param name="DevNode">Microseconds of the quickest execution, without what the action takes by itself; null when none was in time.</param>
/// <param name="Nodeos">Likewise.</param>
internal sealed record ExecutionTimes(string Label, int Count, double? DevNode, double? Nodeos)
{
    /// <param name="baseline">A program that does nothing, which is taken off the others.</param>
    public static async Task<IReadOnlyList<ExecutionTimes>> MeasureAsync(
        ExecutionOptions options, ExecutionProgram baseline, IReadOnlyList<ExecutionProgram> programs, CancellationToken cancellation)
    {
        List<ExecutionNode> nodes = [];
        try
        {
            foreach (var executable in new[] { Repository.DevNode, options.Nodeos }.OfType<string>())
                nodes.Add(await ExecutionNode.StartAsync(executable, [baseline, .. programs]));
            List<ExecutionTimes> times = [];
            var nothing = await QuickestAsync(nodes, baseline, options.Attempts, cancellation);
            times.Add(new(baseline.Label, 1, nothing[0], nothing.ElementAtOrDefault(1)));
            foreach (var program in programs)
            {
                var quickest = await QuickestAsync(nodes, program, options.Attempts, cancellation);
                var own = quickest.Zip(nothing, (all, none) => all is null ? null : Math.Max(1, all.Value - none!.Value) / (double?)program.Count).ToList();
                times.Add(new(program.Label, program.Count, own[0], own.ElementAtOrDefault(1)));
            }
            return times;
        }
        finally
        {
            foreach (var node in nodes)
                await node.DisposeAsync();
        }
    }

    public static void Print(IEnumerable<ExecutionTimes> times)
    {
        Console.WriteLine("| | DevNode, us | nodeos, us | ratio |");
        Console.WriteLine("|---|---|---|---|");
        foreach (var (label, _, devNode, nodeos) in times)
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {label} | {devNode:F1} | {nodeos:F1} | {devNode / nodeos:F2} |"));
    }

    // in turns, so that a busy machine slows both
    private static async Task<List<long?>> QuickestAsync(
        List<ExecutionNode> nodes, ExecutionProgram program, int attempts, CancellationToken cancellation)
    {
        var quickest = nodes.Select(_ => (long?)null).ToList();
        for (var i = 0; i < attempts; i++)
        {
            for (var n = 0; n < nodes.Count; n++)
            {
                cancellation.ThrowIfCancellationRequested();
                if (await nodes[n].ElapsedAsync(program) is { } elapsed && !(quickest[n] <= elapsed))
                    quickest[n] = elapsed;
            }
        }
        return quickest;
    }
}
