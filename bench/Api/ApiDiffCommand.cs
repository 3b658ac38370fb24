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
            var (compared, equal) = await CompareAsync("", ApiEndpoint.All, more);
            var (snapshots, equalSnapshots) = await CompareAsync("-irreversible", [ApiEndpoint.CreateSnapshot], [.. more, "--read-mode", "irreversible"]);
            Console.WriteLine(ApiComparison.Line("all", compared + snapshots, equal + equalSnapshots));
            return equal + equalSnapshots == compared + snapshots ? 0 : 1;
        }
        finally
        {
            Directory.Delete(directory, recursive: true);
        }

        async Task<(int Compared, int Equal)> CompareAsync(string suffix, IReadOnlyList<ApiEndpoint> endpoints, string[] more)
        {
            endpoints = [.. endpoints.Where(e => e.Path.Contains(options.Only, StringComparison.Ordinal))];
            if (endpoints.Count == 0)
                return default;
            await using var nodeos = await ApiEngine.StartAsync("nodeos" + suffix, options.Nodeos, directory, options.Blocks, more, cancellation);
            await using var devnode = await ApiEngine.StartAsync("devnode" + suffix, options.DevNode, directory, options.Blocks, more, cancellation);
            return await new ApiComparison(nodeos, devnode, options).RunAsync(endpoints, Console.Out, cancellation);
        }
    }
}
