using Antelope;
using LabTesting;

namespace Containers.Tests;

/// <summary>Producers that are gone for a while: killed, frozen, off the network. Each test leaves all four producing.</summary>
[Collection(FourProducers.Name)]
public sealed class FaultTests(FourProducers fixture)
{
    private static readonly TimeSpan Round = TimeSpan.FromSeconds(4 * 12 * 0.5);

    [SkippableFact]
    public async Task Blocks_become_irreversible_with_three_producers_of_four_and_not_with_two()
    {
        var lab = fixture.Lab;
        var (watched, killed, frozen) = (lab.Nodes[1], lab.Nodes[3], lab.Nodes[4]);

        await killed.KillAsync();
        var start = await watched.Chain.GetInfoAsync();
        await watched.WaitForIrreversibleAsync(start.HeadBlockNum + 1, 4 * Round);

        await frozen.PauseAsync();
        var two = await watched.Chain.GetInfoAsync();
        // A frozen node takes requests and does not answer: its own wait goes on until it does.
        var thawed = frozen.WaitForHeadAsync(two.HeadBlockNum + 36, 8 * Round);
        await watched.WaitForHeadAsync(two.HeadBlockNum + 36, 4 * Round); // two producers make 24 blocks a round
        var stuck = await watched.Chain.GetInfoAsync();
        stuck.LastIrreversibleBlockNum.ShouldBeLessThan(two.HeadBlockNum);
        (await watched.Chain.GetInfoAsync()).LastIrreversibleBlockNum.ShouldBe(stuck.LastIrreversibleBlockNum);

        await frozen.UnpauseAsync();
        await thawed;
        await killed.StartAsync();
        await EndOnOneChainAsync(lab);
    }

    [SkippableFact]
    public async Task A_producer_that_was_off_the_network_ends_on_the_chain_of_the_others()
    {
        var lab = fixture.Lab;
        var (watched, isolated) = (lab.Nodes[1], lab.Nodes[2]);

        await isolated.DisconnectAsync();
        var start = await watched.Chain.GetInfoAsync();
        await lab.PushAsync("eosio.token", "transfer", new { from = lab.Users[0].ToString(), to = lab.Users[1].ToString(), quantity = "0.0001 SYS", memo = "while one is away" }, lab.Users[0]);
        await watched.WaitForIrreversibleAsync(start.HeadBlockNum + 1, 4 * Round);

        await isolated.ReconnectAsync();
        await EndOnOneChainAsync(lab);
    }

    /// <summary>Waits for a block made from now on to be irreversible everywhere, and compares it.</summary>
    private static async Task EndOnOneChainAsync(AntelopeLab lab)
    {
        var head = (await lab.Nodes[1].Chain.GetInfoAsync()).HeadBlockNum + 24;
        await Task.WhenAll(lab.Nodes.Select(n => n.WaitForIrreversibleAsync(head, 6 * Round)));
        var ids = await Task.WhenAll(lab.Nodes.Select(async n => (await n.Chain.GetBlockInfoAsync(head))["id"].AsString()));
        ids.Distinct().Count().ShouldBe(1);
    }
}
