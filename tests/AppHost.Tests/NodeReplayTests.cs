using AppHost.Nodes;
using Aspire.Hosting.ApplicationModel;

namespace AppHost.Tests;

/// <summary>When a node's end is answered with a replay.</summary>
public sealed class NodeReplayTests
{
    private static readonly DateTime Noon = new(2026, 1, 1, 12, 0, 0, DateTimeKind.Utc);

    [Theory]
    [InlineData("nodeos", 2, "Finished", true)]
    [InlineData("nodeos", 2, "Running", false)]
    [InlineData("nodeos", 1, "Finished", false)]
    [InlineData("nodeos", null, "Exited", false)]
    [InlineData("devnode", 2, "Finished", false)] // there it says that an option is wrong
    public void Only_nodeos_says_so_and_with_code_2(string engine, int? code, string state, bool isReplayed)
    {
        using var lab = Labs.Temporary();
        new NodeReplay().Answers(Node(lab, engine), Ended(code, state, Noon)).ShouldBe(isReplayed);
    }

    [Fact]
    public void One_replay_is_enough_until_the_node_has_been_healthy_again()
    {
        using var lab = Labs.Temporary();
        var (node, replay) = (Node(lab, "nodeos"), new NodeReplay());
        var (first, second) = (Ended(2, "Finished", Noon), Ended(2, "Finished", Noon.AddSeconds(9)));

        replay.Begin(first);
        replay.Answers(node, first).ShouldBeTrue("who looks later sees that it is being answered");
        replay.Answers(node, second).ShouldBeFalse("the replay did not help: no endless loop");
        replay.End();
        replay.Answers(node, second).ShouldBeTrue();
    }

    private static NodeProcessResource Node(Labs.TemporaryLab lab, string engine) =>
        new(lab.Options.Nodes[0], new NodeEngine(engine, "/usr/bin/node", "a test"), new NodeDirectory(lab.Directory.Root));

    private static CustomResourceSnapshot Ended(int? code, string state, DateTime start) =>
        new() { ResourceType = "Executable", Properties = [], State = state, ExitCode = code, StartTimeStamp = start };
}
