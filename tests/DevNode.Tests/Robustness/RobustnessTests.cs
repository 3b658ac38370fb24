using Bench.Robustness;
using DevNode.Tests.Chain;
using Xunit.Abstractions;

namespace DevNode.Tests.Robustness;

/// <summary>The robustness runs of bench/, smaller: a DevNode process, hostile peers and clients.</summary>
public sealed class RobustnessTests(ITestOutputHelper output)
{
    [Fact]
    public Task Mutated_p2p_messages_are_answered_or_their_sender_dropped() =>
        RunAsync((directory, text) => new P2pFuzz(seed: 7, count: 2000, connections: 8, directory, text).RunAsync());

    [Fact]
    public Task Mutated_HTTP_requests_are_answered_or_their_connection_closed() =>
        RunAsync((directory, text) => new HttpFuzz(seed: 7, count: 1000, connections: 8, directory, text).RunAsync());

    [Fact]
    public Task A_node_takes_as_many_clients_as_its_options_say() =>
        RunAsync((directory, _) => ClientLimits.CheckAsync(directory, executable: null));

    [SkippableFact]
    public Task A_clock_set_back_is_said_and_the_follower_goes_on_once_it_has_caught_up()
    {
        Skip.If(FalseClock.Library is null, "libfaketime is not installed");
        return RunAsync((directory, text) => new ClockRun(directory, text).StepAsync(TimeSpan.FromSeconds(-10)));
    }

    private async Task RunAsync(Func<string, TextWriter, Task> run)
    {
        using var directory = new TemporaryDirectory();
        await using var text = new StringWriter();
        try
        {
            await run(directory.Path, TextWriter.Synchronized(text));
        }
        finally
        {
            output.WriteLine(text.ToString());
        }
    }
}
