using Antelope.Api;
using Antelope.Json;
using Bench;
using Bench.Robustness;
using DevNode.Tests.Chain;

namespace DevNode.Tests.Robustness;

/// <summary>
/// DevNode processes whose disk gets full while they run: what is not written is said, the API goes on answering, and with room again
/// nothing is damaged. nodeos in the same places: the comments, seen by hand.
/// </summary>
public sealed class FullDiskProcessTests
{
    private const int Megabytes = 6;
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(40);

    /// <summary>nodeos stays at the same block, ends with 0 and then refuses its block log (254), which has to be replayed with --hard-replay-blockchain.</summary>
    [SkippableFact]
    public async Task A_producer_whose_data_directory_gets_full_keeps_its_chain()
    {
        using var directory = new TemporaryDirectory();
        using var disk = SmallDisk.Mount(directory.File("producer/data"), Megabytes);
        await using var follower = new DevNodeProcess(directory.File("follower"));
        await using var producer = new DevNodeProcess(directory.File("producer"), $"{DevNodeProcess.Producer}\np2p-peer-address = {follower.P2pAddress}") { Wrapper = disk.Wrapper };
        await follower.StartAsync();
        await producer.StartAsync();
        await HeadAtLeastAsync(follower, 4);

        disk.Fill();
        await LargeBlockAsync(producer);
        await SaysAsync(producer, "cannot be written to block log", "make room there and start the node again");
        var stuck = await producer.Api.GetInfoAsync();
        stuck.HeadBlockNum.ShouldBe(stuck.LastIrreversibleBlockNum + 2); // the next irreversible block is the one that was not appended
        (await producer.BlockIdAsync(stuck.HeadBlockNum)).ShouldBe(stuck.HeadBlockId.ToString());
        (await producer.BlockIdAsync(3)).ShouldBe(await follower.BlockIdAsync(3));
        (await Should.ThrowAsync<ChainApiException>(() => producer.Api.CallAsync("/v1/producer/create_snapshot", default))).Name.ShouldBe("snapshot_exception");

        await producer.StopAsync();
        producer.ExitCode.ShouldBe(0);
        await SaysAsync(producer, "the state could not be saved, the next start replays the block log", "state.bin");
        await SaysAsync(producer, "the reversible blocks could not be saved", "fork_db.dat");

        // Peers have the blocks that were not kept: production waits for them.
        disk.Free();
        await producer.StartAsync("--pause-on-startup");
        await HeadAtLeastAsync(producer, stuck.HeadBlockNum);
        await producer.Api.ResumeAsync();
        await HeadAtLeastAsync(follower, stuck.HeadBlockNum + 4);
        for (var number = 2u; number <= stuck.HeadBlockNum + 3; number++)
            (await producer.BlockIdAsync(number)).ShouldBe(await follower.BlockIdAsync(number));
    }

    /// <summary>nodeos ends itself with 0 at the same block, and is then refused its fork database (254).</summary>
    [SkippableFact]
    public async Task A_node_that_cannot_write_its_traces_stops_and_goes_on_once_there_is_room()
    {
        using var directory = new TemporaryDirectory();
        using var disk = SmallDisk.Mount(directory.File("traces"), Megabytes);
        var config = $"{DevNodeProcess.Producer}\nplugin = eosio::trace_api_plugin\ntrace-no-abis = true\ntrace-dir = {directory.File("traces")}";
        await using var node = new DevNodeProcess(directory.File("node"), config) { Wrapper = disk.Wrapper };
        await node.StartAsync();
        await HeadAtLeastAsync(node, 3);
        disk.Fill();
        await LargeBlockAsync(node);
        await node.ExitedAsync();
        node.ExitCode.ShouldBe(0);
        await SaysAsync(node, "the traces cannot be written", directory.File("traces"), "make room there and start it again");

        disk.Free();
        await node.StartAsync();
        var next = await node.HeadAsync() + 2;
        await HeadAtLeastAsync(node, next!.Value + 1);
        var trace = await node.Api.CallAsync("/v1/trace_api/get_block", new VariantObject { { "block_num", next.Value } });
        trace["id"].AsString().ShouldBe(await node.BlockIdAsync(next.Value));
    }

    /// <summary>nodeos answers 201 with the name of a file that is empty.</summary>
    [SkippableFact]
    public async Task A_snapshot_for_which_there_is_no_room_is_refused_and_leaves_nothing()
    {
        using var directory = new TemporaryDirectory();
        using var disk = SmallDisk.Mount(directory.File("snapshots"), Megabytes);
        await using var node = new DevNodeProcess(directory.File("node"), $"{DevNodeProcess.Producer}\nsnapshots-dir = {directory.File("snapshots")}") { Wrapper = disk.Wrapper };
        await node.StartAsync();
        disk.Fill();
        var refused = await Should.ThrowAsync<ChainApiException>(() => node.Api.CallAsync("/v1/producer/create_snapshot", default));
        refused.Name.ShouldBe("snapshot_exception");
        refused.Message.ShouldContain("No space left on device");
        Directory.EnumerateFiles(disk.Seen("")).Select(Path.GetFileName).ShouldBe(["filler"]);
        await HeadAtLeastAsync(node, (await node.Api.GetInfoAsync()).HeadBlockNum + 2);

        disk.Free();
        var answer = await node.Api.CallAsync("/v1/producer/create_snapshot", default);
        new FileInfo(disk.Seen(Path.GetFileName(answer["snapshot_name"].AsString()))).Length.ShouldBeGreaterThan(1000);
    }

    /// <summary>A block that needs more than what is left of the last page of a file.</summary>
    private static Task LargeBlockAsync(DevNodeProcess node) => new Signer(() => node).SendAsync(Signer.SetAbi("eosio", new byte[10_000]));

    private static Task HeadAtLeastAsync(DevNodeProcess node, uint number) =>
        Waiting.TrueAsync($"block {number} at {node.Directory}", Limit, async () => await node.HeadAsync() >= number);

    /// <summary>Waits for a line of the node's output that holds all of the texts.</summary>
    private static Task SaysAsync(DevNodeProcess node, params string[] texts) => Waiting.TrueAsync($"'{string.Join("' and '", texts)}' in {node.OutputFile}", Limit,
        () => Task.FromResult(File.ReadLines(node.OutputFile).Any(line => texts.All(t => line.Contains(t, StringComparison.Ordinal)))));
}
