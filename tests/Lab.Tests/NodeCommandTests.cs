namespace Lab.Tests;

/// <summary>The tutorial's node operations on a running lab.</summary>
[Collection(BootedLab.Collection)]
public sealed class NodeCommandTests(BootedLab lab)
{
    private const string Node = "accountnum13";

    [Fact]
    public async Task A_node_is_stopped_and_started_and_has_the_others_chain()
    {
        (await NodeCommand.SucceedAsync(lab.Directory, Node, "stop")).ShouldStartWith($"{Node} is stopped");

        var (code, _, error) = await NodeCommand.RunAsync(lab.Directory, Node, "stop");
        (code, error).ShouldSatisfyAllConditions(() => code.ShouldBe(1), () => error.ShouldStartWith($"stop is not possible: {Node} is stopped"));
        (await NodeCommand.RunAsync(lab.Directory, Node, "pause")).Error.ShouldStartWith($"pause is not possible: {Node} is stopped");
        (await NodeCommand.SucceedAsync(lab.Directory, Node, "start")).ShouldStartWith($"{Node} is healthy at block ");
        (await NodeCommand.RunAsync(lab.Directory, Node, "start")).Error.ShouldBe($"start is not possible: {Node} is running");
        await HasTheOthersChainAsync();
    }

    [Theory]
    [InlineData("replay", "its state rebuilt from its block log")]
    [InlineData("clean", "is healthy at block")]
    [InlineData("restart", "is healthy at block")]
    public async Task A_node_that_begins_again_catches_up(string operation, string said)
    {
        (await NodeCommand.SucceedAsync(lab.Directory, Node, operation)).ShouldContain(said);
        await HasTheOthersChainAsync();
    }

    [Fact]
    public async Task Production_is_paused_and_resumed()
    {
        await NodeCommand.SucceedAsync(lab.Directory, Node, "pause");
        (await lab.Client(3).PausedAsync()).ShouldBeTrue();
        (await NodeCommand.RunAsync(lab.Directory, Node, "pause")).Error.ShouldBe($"pause is not possible: {Node} is running and paused");
        await NodeCommand.SucceedAsync(lab.Directory, Node, "resume");
        (await lab.Client(3).PausedAsync()).ShouldBeFalse();
    }

    [Fact]
    public async Task A_snapshot_is_where_the_answer_says()
    {
        var path = await NodeCommand.SnapshotAsync(lab.Directory, Node);

        var magic = new byte[4];
        await using var file = File.OpenRead(path);
        await file.ReadExactlyAsync(magic);
        magic.ShouldBe(BitConverter.GetBytes(0x30510550)); // nodeos snapshot.hpp: ostream_snapshot_writer::magic_number
    }

    [Fact]
    public async Task The_log_is_shown_to_its_last_lines() =>
        (await NodeCommand.SucceedAsync(lab.Directory, "eosio", "logs", "--tail", "3", "--no-follow")).Split('\n').Length.ShouldBe(3);

    [Fact]
    public async Task What_is_not_there_is_named()
    {
        (await NodeCommand.RunAsync(lab.Directory, "nobody", "stop")).ShouldBe((2, "", "there is no node nobody in the lab; there are eosio, accountnum11, accountnum12, accountnum13"));
        var (code, _, error) = await NodeCommand.RunAsync(lab.Directory, Node, "stop", "--Lab:Name=another");
        (code, error.Contains("no lab runs in")).ShouldBe((2, true));
    }

    private async Task HasTheOthersChainAsync()
    {
        var info = await lab.Client(3).GetInfoAsync();
        var (ours, theirs) = (await lab.Client(3).GetBlockAsync($"{info.LastIrreversibleBlockNum}"), await lab.Client(0).GetBlockAsync($"{info.LastIrreversibleBlockNum}"));
        ours["id"].AsString().ShouldBe(theirs["id"].AsString());
    }
}
