namespace Bench.Execution;

/// <summary>How fast contracts are executed beside nodeos.</summary>
internal static class WasmCommand
{
    public const string Usage = """
        wasm [--nodeos PATH] [--attempts 200]
            Small contracts (bench/Execution/Contracts) on a producer of each engine (DevNode alone without --nodeos or LAB_NODEOS; nodeos
            with its default runtime, eos-vm-jit): the microseconds that the node measures for the quickest execution, without those of
            an empty action, and the ratio.
        """;

    private static readonly ExecutionProgram Nothing = new("an action that does nothing", "nothing", [], 1);

    public static readonly IReadOnlyList<ExecutionProgram> Programs =
    [
        new("integer arithmetic, 500,000 rounds", "integers", [], 1),
        new("memory: 40 times 64 KiB stored, copied, summed", "memory", [], 1),
        new("242,785 calls", "calls", [], 1),
        new("200,000 indirect calls", "indirect", [], 1),
        new("f64, 50,000 rounds", "floats64", [], 1),
        new("f32, 50,000 rounds", "floats32", [], 1),
        new("sha256 of 1,000 blocks, in WebAssembly", "sha256", [], 1),
        new("host functions, 80,000 calls", "host", [], 1),
        new("database: 200 rows, two indices", "database", [], 1),
    ];

    public static async Task<int> RunAsync(string[] arguments, CancellationToken cancellation)
    {
        ExecutionTimes.Print(await ExecutionTimes.MeasureAsync(ExecutionOptions.Parse(arguments), Nothing, Programs, cancellation));
        return 0;
    }
}
