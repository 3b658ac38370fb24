using Bench.Speed;

namespace Bench.Ahead;

/// <summary>Records what a node compiles, for crossgen2 to compile it before.</summary>
internal static class AheadCommand
{
    public const string Usage = """
        ahead [--transfers 2000] [--accounts 2000] [--directory DIR]
            Runs DevNode, not compiled ahead, as speed does, and writes the generic code that .NET compiles meanwhile into
            DevNode/ahead.mibc: the next build compiles it ahead. What no longer exists in that file does no harm.
        """;

    public static async Task<int> RunAsync(string[] arguments, CancellationToken cancellation)
    {
        var options = SpeedOptions.Parse(["--transfers", "2000", "--accounts", "2000", .. arguments]);
        var root = options.Directory ?? Directory.CreateTempSubdirectory("lab-ahead-").FullName;
        Directory.CreateDirectory(root);
        try
        {
            var list = Path.Combine(root, "compiled");
            // .NET appends what it compiles to this file; the nodes take the environment over.
            Environment.SetEnvironmentVariable("DOTNET_JitStdOutFile", list);
            Environment.SetEnvironmentVariable("DOTNET_JitDisasmSummary", "1");
            await RunNodeAsync(root, options, cancellation);
            var methods = new CompiledMethods(File.ReadLines(list));
            var profile = Path.Combine(Repository.Root, "DevNode", "ahead.mibc");
            MethodProfile.Write(profile, "DevNode", methods.Found);
            Console.WriteLine($"{methods.Found.Count} methods in {profile}, {methods.Unknown.Count} were not found:");
            foreach (var unknown in methods.Unknown)
                Console.WriteLine($"  {unknown}");
            return 0;
        }
        finally
        {
            if (options.Directory is null)
                Directory.Delete(root, recursive: true);
        }
    }

    /// <summary>A new chain, transfers, a start with the chain, a replay.</summary>
    private static async Task RunNodeAsync(string root, SpeedOptions options, CancellationToken cancellation)
    {
        await SpeedCommand.WriteGenesisAsync(root, cancellation);
        var run = new EngineRun(Repository.DevNodeAsBuilt, root, options);
        await run.MeasureChainAsync((info, firstBlock) => new(info.ChainId, firstBlock, options.Accounts), cancellation);
        await run.MeasureReplayAsync(run.BlockLog, 0, 0, checks: true, cancellation);
    }
}
