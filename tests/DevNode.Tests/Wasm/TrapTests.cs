using DevNode.Chain;
using DevNode.Wasm;

namespace DevNode.Tests.Wasm;

public class TrapTests
{
    private static readonly Lazy<CompiledModule> Traps = new(() => RecordingHost.Compile(GoldenContract.Module("trap")));

    public static TheoryData<string, string?, string?> Actions()
    {
        var data = new TheoryData<string, string?, string?>();
        using var recorded = GoldenContract.Json("trap.json");
        foreach (var row in recorded.RootElement.EnumerateArray())
        {
            if (row.GetProperty("action").GetString() is { } action and not "loop")
                data.Add(action, row.GetProperty("message").GetString(), row.GetProperty("console").GetString());
        }
        return data;
    }

    [Theory]
    [MemberData(nameof(Actions))]
    public void Ends_as_recorded(string action, string? message, string? console)
    {
        if (message is null)
        {
            RecordingHost.Run(Traps.Value, action, []).ShouldBe(console);
            return;
        }
        var fault = Should.Throw<Exception>(() => RecordingHost.Run(Traps.Value, action, []));
        fault.ShouldBeAssignableTo(action == "nullptr" ? typeof(ChainException) : typeof(WasmTrapException));
        fault.Message.ShouldBe(message);
    }

    [Fact]
    public void The_deadline_ends_an_endless_loop()
    {
        var polls = 0;
        Should.Throw<TimeoutException>(() => RecordingHost.Run(Traps.Value, "loop", [], () =>
        {
            if (++polls == 100)
                throw new TimeoutException();
        }));
    }
}
