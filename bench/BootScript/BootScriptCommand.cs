using System.Globalization;

namespace Bench.BootScript;

/// <summary>Measures the lab's boot beside bios-boot-tutorial.py's on the same nodeos.</summary>
internal static class BootScriptCommand
{
    private static readonly TimeSpan LabLimit = TimeSpan.FromMinutes(10);

    public const string Usage = """
        boot-script --script DIR --nodeos FILE --cleos FILE --keosd FILE [--contracts DIR] [--python FILE] [--users N]
                    [--producers N] [--sync-delays N,N] [--script-only]
            Boots a chain with N users (20) and producers (3) by the lab and by bios-boot-tutorial.py of a directory of
            AntelopeIO/leap (tutorials/bios-boot-tutorial; it needs Python with numpy), both on this nodeos, and prints the ratio
            of their times; the script's once for each --producer-sync-delay in seconds (80, its own, and 20). The script does every step of
            --all but "kill", which ends the nodes of others. Its ports are 6666, 8000 and up, 9000 and up. --nodeos may be a DevNode.
        """;

    public static async Task<int> RunAsync(string[] arguments, CancellationToken cancellation)
    {
        var options = BootScriptOptions.Parse(arguments);
        TimeSpan? lab = options.ScriptOnly ? null : await MeasureLabAsync(options, cancellation);
        if (lab is { } labTime)
            Print("lab, start to verified boot", labTime);
        foreach (var delay in options.SyncDelays)
        {
            await using var script = new BootScriptRun(options);
            var time = await script.RunAsync(delay, cancellation);
            Print($"bios-boot-tutorial.py, sync delay {delay} s", time);
            if (lab is { } measured)
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{"  times the lab's",-52} {time / measured,8:F2}"));
        }
        return 0;
    }

    private static async Task<TimeSpan> MeasureLabAsync(BootScriptOptions options, CancellationToken cancellation)
    {
        await using var lab = LabRun.Start(
        [
            "--Lab:Engine=nodeos", $"--Lab:Nodeos:Path={options.Nodeos}", "--Lab:Isolation=process",
            $"--Lab:Users={options.Users}", $"--Lab:Producers={options.Producers}", $"--Lab:ContractsDirectory={options.Contracts}",
        ], TimeProvider.System);
        return (await lab.WaitUntilBootedAsync(LabLimit, cancellation)).SinceStart;
    }

    private static void Print(string what, TimeSpan time) =>
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what,-52} {time.TotalSeconds,8:F2} s"));
}
