namespace Bench.Execution;

/// <summary>How fast the cryptographic host functions are beside nodeos's.</summary>
internal static class CryptoCommand
{
    public const string Usage = """
        crypto [--nodeos PATH] [--attempts 200]
            Each cryptographic host function, called again and again by a contract on a producer of each engine (DevNode alone without
            --nodeos or LAB_NODEOS): the microseconds of one call in the quickest execution, and the ratio.
        """;

    public static async Task<int> RunAsync(string[] arguments, CancellationToken cancellation)
    {
        ExecutionTimes.Print(await ExecutionTimes.MeasureAsync(ExecutionOptions.Parse(arguments), CryptoPrograms.Nothing, CryptoPrograms.All, cancellation));
        return 0;
    }
}
