using System.Globalization;

namespace Bench.Robustness;

/// <summary>The commands of this folder; each prints what it saw and ends with 0 when nothing took harm.</summary>
internal static class RobustnessCommands
{
    private const string Common = "        --seed N (1), --directory D (a new one below the temporary directory)";

    /// <summary>Name, usage and run of each.</summary>
    public static IEnumerable<(string Name, string Usage, Func<string[], CancellationToken, Task<int>> Run)> All =>
    [
        ("fuzz-p2p", $"""
            fuzz-p2p [--count 1000000] [--connections 16]
                Mutated and hostile p2p messages to a running producer and a running follower.
            {Common}
            """, Of(o => new P2pFuzz(o.Seed, o.Number("count", 1_000_000), (int)o.Number("connections", 16), o.Directory, Console.Out).RunAsync())),
        ("fuzz-http", $"""
            fuzz-http [--count 100000] [--connections 16]
                Mutated HTTP requests to a running node over the recorded chain with contracts.
            {Common}
            """, Of(o => new HttpFuzz(o.Seed, o.Number("count", 100_000), (int)o.Number("connections", 16), o.Directory, Console.Out).RunAsync())),
        ("clock", $"""
            clock [--nodeos PATH]
                The clock of a producer set back and forward by 10 s and by an hour, and right again, a follower's clock being right; needs the
                Debian package libfaketime. With a nodeos, each engine as producer and as follower.
                --directory D (a new one below the temporary directory)
            """, Of(o => new ClockRun(o.Directory, Console.Out).RunAsync(o.Text("nodeos")))),
        ("flood", $"""
            flood [--connections 2500] [--seconds 60] [--nodeos PATH]
                Connections that are idle, slow, never end a message, ask without reading, or come and go, to both ports of a producer with
                a follower: no slot may be missed. With a nodeos the same to it first; what it closes, DevNode closes.
            {Common}
            """, Of(o => new FloodRun(o.Seed, (int)o.Number("connections", 2500), TimeSpan.FromSeconds(o.Number("seconds", 60)), mayMiss: 0, o.Text("nodeos"), o.Directory, Console.Out).RunAsync())),
        ("kill", $"""
            kill [--count 200]
                SIGKILL at random moments to producers of a network of three with transfers; each comes back with its irreversible blocks.
            {Common}
            """, Of(o => new KillRun(o.Seed, (int)o.Number("count", 200), o.Directory, Console.Out).RunAsync())),
        ("rows", $"""
            rows [--count 1000000]
                Rows in one table, counted after storing, after a clean stop and after a replay.
            {Common}
            """, Of(o => new RowsRun(o.Number("count", 1_000_000), o.Directory, Console.Out).RunAsync())),
        ("memory", $"""
            memory [--minutes 10] [--transfers 20]
                Resident memory of a producer with so many transfers a second; 0 for an idle one.
            {Common}
            """, Of(o => new MemoryRun(o.Seed, TimeSpan.FromMinutes(o.Number("minutes", 10)), (int)o.Number("transfers", 20), o.Directory, Console.Out).RunAsync())),
    ];

    private static Func<string[], CancellationToken, Task<int>> Of(Func<CommandOptions, Task> run) => async (args, _) =>
    {
        try
        {
            await run(new(args));
            Console.WriteLine("passed");
            return 0;
        }
        catch (Exception e) when (e is RobustnessException or TimeoutException or InvalidOperationException)
        {
            Console.WriteLine($"FAILED: {e.Message}");
            return 1;
        }
    };
}

/// <summary>Options of the form --name value.</summary>
internal sealed class CommandOptions(string[] args)
{
    public int Seed => (int)Number("seed", 1);

    public string Directory => Text("directory") ?? System.IO.Directory.CreateTempSubdirectory("robustness").FullName;

    public long Number(string name, long otherwise) => Text(name) is { } text ? long.Parse(text, CultureInfo.InvariantCulture) : otherwise;

    /// <summary>The value of an option; null when it is not given.</summary>
    public string? Text(string name) => Array.IndexOf(args, $"--{name}") is >= 0 and var at && at + 1 < args.Length ? args[at + 1] : null;
}
