using System.Diagnostics;

namespace Lab.Tests;

/// <summary>A producer's process dies and comes back.</summary>
[Collection(BootedLab.Collection)]
public sealed class KilledProducerTests(BootedLab lab)
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(90);

    [Fact]
    public async Task The_chain_goes_on_without_it_and_becomes_irreversible_again_with_it()
    {
        var id = lab.Directory.Processes().Single(p =>
            p.Arguments.Contains("--config-dir") && p.Arguments.Contains(Path.Combine(lab.Directory.Root, "accountnum12"))).Id;

        Process.GetProcessById(id).Kill();
        var death = await lab.Client(0).GetInfoAsync();

        // With three producers the last irreversible block needs all of them; the head does not. The dead one's last
        // blocks may still be on their way, so the end of irreversibility is seen by a head far beyond it.
        await Wait.UntilAsync("the head to leave the last irreversible block behind", Limit, async () =>
        {
            var info = await lab.Client(0).GetInfoAsync();
            return (info.HeadBlockNum > death.HeadBlockNum + 24 && info.LastIrreversibleBlockNum <= death.HeadBlockNum, info.Json.ToString());
        });
        var stalled = await lab.Client(0).GetInfoAsync();

        (await NodeCommand.RunAsync(lab.Directory, "accountnum12", "stop")).Error.ShouldBe("stop is not possible: accountnum12 is stopped (exit code -1)");
        (await NodeCommand.SucceedAsync(lab.Directory, "accountnum12", "start")).ShouldStartWith("accountnum12 is healthy");

        await Wait.UntilAsync("irreversibility beyond the killed node's absence", Limit, async () =>
        {
            var info = await lab.Client(0).GetInfoAsync();
            return (info.LastIrreversibleBlockNum > stalled.HeadBlockNum, info.Json.ToString());
        });
        var irreversible = (await lab.Client(0).GetInfoAsync()).LastIrreversibleBlockNum;
        await Wait.UntilAsync("the same irreversible block on every node", Limit, async () =>
        {
            var ids = new List<string>();
            for (var node = 0; node < 4; node++)
            {
                var info = await lab.Client(node).GetInfoAsync();
                ids.Add(info.LastIrreversibleBlockNum < irreversible ? "behind" : (await lab.Client(node).GetBlockAsync($"{irreversible}"))["id"].AsString());
            }
            return (ids.Distinct().Count() == 1 && ids[0] != "behind", string.Join(", ", ids));
        });
    }
}
