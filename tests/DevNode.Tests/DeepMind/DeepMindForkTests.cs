using System.Globalization;
using Antelope;
using DevNode.Tests.Net.PeerBlocks;
using Xunit.Abstractions;

namespace DevNode.Tests.DeepMind;

/// <summary>The deep mind log of nodes that get the same blocks from a peer: forks, switches between them, and blocks that cannot be executed.</summary>
public sealed class DeepMindForkTests(ITestOutputHelper output)
{
    private const string Name = "forks";
    private static readonly string[] NoTransactions = ["api-accept-transactions", "p2p-accept-transactions"];

    [Fact]
    public async Task Recorded_blocks_are_followed_as_nodeos_did()
    {
        var lines = new DeepMindLines();
        await using var here = await StartAsync(lines, "speculative");
        foreach (var recorded in BlockRecording.Read($"deep-mind/{Name}-blocks.json.gz"))
        {
            here.SetTime(recorded.SentAt);
            (await here.SendAsync(recorded.Block)).ShouldBe(recorded.Answer);
        }
        Switches(lines).ShouldBeGreaterThan(10);
        lines.ShouldBeRecorded(Name);
    }

    [SkippableTheory]
    [InlineData("speculative")]
    [InlineData("irreversible")]
    public async Task Random_blocks_are_followed_as_nodeos_does(string readMode)
    {
        var (ours, theirs) = (new DeepMindLines(), new DeepMindLines());
        await using var nodeos = await NodeosPeer.StartAsync(
            NodeosProcess.Executable, ["--deep-mind", "--read-mode", readMode, .. NoTransactions.SelectMany(o => new[] { $"--{o}", "false" })]);
        await using var here = await StartAsync(ours, readMode);
        using var sequence = new BlockSequence(Setting("LAB_BLOCKS_SEED", 7), Now);
        var sent = new List<RecordedBlock>();
        for (var i = Setting("LAB_BLOCKS", 170); i > 0; i--)
        {
            var now = Now;
            var (what, block) = sequence.Next(now);
            var answer = await nodeos.SendAsync(block);
            (await here.SendAsync(block)).ShouldBe(answer);
            sent.Add(new(what, block, now, answer));
        }
        foreach (var line in (await nodeos.StopAsync()).SkipWhile(line => line != "DMLOG ABIDUMP END").Skip(1))
            theirs.AddOutput(line);
        output.WriteLine($"{theirs.Lines.Count} lines, {Switches(theirs)} switches");
        ours.ShouldBe(theirs);
        if (readMode != "speculative" || DeepMindLines.RecordingDirectory is not { } directory)
            return;
        theirs.Record(Name);
        BlockRecording.Write(Path.Combine(directory, $"{Name}-blocks.json.gz"), sent);
    }

    private static TimePoint Now => TimePoint.From(TimeProvider.System.GetUtcNow());

    private static int Setting(string name, int otherwise) =>
        Environment.GetEnvironmentVariable(name) is { } value ? int.Parse(value, CultureInfo.InvariantCulture) : otherwise;

    private static int Switches(DeepMindLines lines) => lines.Lines.Count(line => line.StartsWith("SWITCH_FORK", StringComparison.Ordinal));

    /// <summary>A node that takes no transactions, as the option demands; what it wrote at its start is left out.</summary>
    private static async Task<DevNodePeer> StartAsync(DeepMindLines lines, string readMode)
    {
        var node = await DevNodePeer.StartAsync($"read-mode = {readMode}\n" + string.Join('\n', NoTransactions.Select(option => $"{option} = false")));
        await node.Read(chain =>
        {
            chain.EnableDeepMind(new(lines));
            return true;
        });
        return node;
    }
}
