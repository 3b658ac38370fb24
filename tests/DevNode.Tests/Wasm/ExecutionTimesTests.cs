using Bench.Execution;
using Xunit.Abstractions;

namespace DevNode.Tests.Wasm;

/// <summary>The small form of <c>bench -- crypto</c> and <c>bench -- wasm</c>, beside a nodeos when LAB_NODEOS names one.</summary>
public sealed class ExecutionTimesTests(ITestOutputHelper output)
{
    [Fact]
    public async Task What_nodeos_executes_in_time_is_executed_in_time()
    {
        var options = ExecutionOptions.Parse(["--attempts", "2"]);
        var times = await ExecutionTimes.MeasureAsync(options, CryptoPrograms.Nothing, [.. CryptoPrograms.All, .. WasmCommand.Programs], CancellationToken.None);
        foreach (var time in times)
            output.WriteLine($"{time.Label}: here {time.DevNode:F1} us, nodeos {time.Nodeos:F1} us");
        times.Where(time => time.DevNode is null && (options.Nodeos is null || time.Nodeos is not null)).ShouldBeEmpty();
    }
}
