namespace Bench.Robustness;

/// <summary>Resident memory of a producer, idle or with transfers, over minutes.</summary>
internal sealed class MemoryRun(int seed, TimeSpan length, int transfersPerSecond, string directory, TextWriter output)
{
    /// <summary>Runs to the end; <see cref="RobustnessException"/> when memory grew.</summary>
    public async Task RunAsync()
    {
        await using var node = new DevNodeProcess(directory, DevNodeProcess.Producer);
        await node.StartAsync();
        await TokenLoad.PrepareAsync(new Signer(() => node));
        var load = new TokenLoad();
        await using (load)
        await using (var memory = new MemoryWatch([node], length / 60, () => load.Accepted, output))
        {
            if (transfersPerSecond > 0)
                load.Start([node], transfersPerSecond, seed);
            await Task.Delay(length, TimeProvider.System);
            output.WriteLine(FormattableString.Invariant(
                $"{length.TotalMinutes:F0} minutes, {load.Accepted} transfers: grew by {memory.Growth[0]:F0} MB, at most {memory.Peak[0]:F0} MB"));
            RobustnessException.Unless(memory.Growth[0] < MemoryLimits.GrowthMegabytes, "memory grew");
        }
    }
}
