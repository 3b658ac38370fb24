using System.Globalization;
using Antelope;
using Xunit.Abstractions;

namespace DevNode.Tests.Net.PeerBlocks;

/// <summary>The same blocks sent by a peer to a real nodeos and to this node: the same are taken, and the heads are the same after each.</summary>
public sealed class PeerBlockTests(ITestOutputHelper output)
{
    [Fact]
    public async Task Recorded_blocks_are_taken_or_not_as_nodeos_did()
    {
        await using var here = await DevNodePeer.StartAsync();
        foreach (var (recorded, number) in BlockRecording.Read().Select((r, i) => (r, i)))
        {
            here.SetTime(recorded.SentAt);
            (await here.SendAsync(recorded.Block)).ShouldBe(recorded.Answer, $"{number}: {recorded.What}");
        }
    }

    [SkippableFact]
    public async Task Random_blocks_are_taken_or_not_as_nodeos_does()
    {
        var (seed, count) = (Setting("LAB_BLOCKS_SEED", 1), Setting("LAB_BLOCKS", 150));
        await using var nodeos = await NodeosPeer.StartAsync(NodeosProcess.Executable);
        await using var here = await DevNodePeer.StartAsync();
        using var sequence = new BlockSequence(seed, Now);
        var sent = new List<RecordedBlock>();
        var different = new List<string>();
        for (var i = 0; i < count; i++)
        {
            var now = Now;
            var (what, block) = sequence.Next(now);
            var (there, ours) = (await nodeos.SendAsync(block), await here.SendAsync(block));
            sent.Add(new(what, block, now, there));
            if (there != ours)
                different.Add($"{i} {what}, block {block.BlockNum} {block.Header.CalculateId()}: nodeos {there}, here {ours}");
        }
        foreach (var kind in sent.GroupBy(s => s.What).OrderBy(g => g.Key, StringComparer.Ordinal))
            output.WriteLine($"{kind.Key}: {kind.Count()} sent, {kind.Count(s => s.Answer.Known)} known afterwards, {kind.Count(s => s.Answer.Head == s.Block.Header.CalculateId())} head");
        if (Environment.GetEnvironmentVariable("LAB_BLOCKS_RECORD") is { } file)
            BlockRecording.Write(file, sent);
        string.Join('\n', different).ShouldBeEmpty();
    }

    private static TimePoint Now => TimePoint.From(TimeProvider.System.GetUtcNow());

    private static int Setting(string name, int otherwise) =>
        Environment.GetEnvironmentVariable(name) is { } value ? int.Parse(value, CultureInfo.InvariantCulture) : otherwise;
}
