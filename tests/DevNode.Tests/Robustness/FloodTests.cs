using Bench.Robustness;
using DevNode.Tests.Chain;
using DevNode.Tests.Http;
using Xunit.Abstractions;

namespace DevNode.Tests.Robustness;

/// <summary>The flood of bench/, smaller, against a real process; alone, as it takes the time of other tests.</summary>
[Collection(nameof(ConnectionFloodTests))]
public sealed class FloodTests(ITestOutputHelper output)
{
    [Fact]
    public async Task A_flood_of_both_ports_keeps_a_producer_and_its_follower_from_nothing()
    {
        using var directory = new TemporaryDirectory();
        await using var text = new StringWriter();
        try
        {
            var figures = await new FloodRun(seed: 7, connections: 500, TimeSpan.FromSeconds(5), mayMiss: 1, nodeos: null, directory.Path, TextWriter.Synchronized(text)).RunAsync();
            figures.Blocks.ShouldBeGreaterThanOrEqualTo(8);
            figures.FollowerLag.ShouldBeLessThanOrEqualTo(4);
            figures.Megabytes.Most.ShouldBeLessThan(1000);
        }
        finally
        {
            output.WriteLine(text.ToString());
        }
    }
}
