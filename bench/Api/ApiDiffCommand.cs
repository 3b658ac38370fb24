namespace Bench.Api;

/// <summary>Asks nodeos and DevNode the same over the same chain and compares every byte that can be equal.</summary>
internal static class ApiDiffCommand
{
    public const string Usage = """
        api-diff --nodeos FILE --blocks DIR [--devnode FILE] [--requests N] [--seed N] [--shown N] [--verbose] [--only PATH]
            Puts the blocks.log of a directory under a real nodeos and under DevNode and sends both N requests
            for each endpoint (200), valid ones, bounds and nonsense, all from a seed (1). Prints for each endpoint how many were
            compared and how many are equal, and up to N differences of each (3). --verbose: both with --verbose-http-errors.
            Ends with 1 when anything differs.
        """;

    public static async Task<int> RunAsync(string[] arguments, CancellationToken cancellation)
    {
        var options = ApiDiffOptions.Parse(arguments);
        var directory = Directory.CreateTempSubdirectory("api-diff-").FullName;
        try
        {
            string[] more = options.Verbose ? ["--verbose-http-errors"] : [];
            await using var nodeos = await ApiEngine.StartAsync("nodeos", options.Nodeos, directory, options.Blocks, more, cancellation);
            await using var devnode = await ApiEngine.StartAsync("devnode", options.DevNode, directory, options.Blocks, more, cancellation);
            var comparison = new ApiComparison(nodeos, devnode, options.Requests, options.Seed);
            return await comparison.RunAsync(options, Console.Out, cancellation) == 0 ? 0 : 1;
        }
        finally
        {
            Directory.Delete(directory, recursive: true);
        }
    }
}
