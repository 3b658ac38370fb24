using AppHost.Control;
using LabModel;

namespace AppHost.Tests;

public sealed class NodeCommandLineTests
{
    [Fact]
    public void Node_operation_options_and_the_labs_settings_are_told_apart()
    {
        var line = NodeCommandLine.Parse(["--Lab:Name", "other", "eosio", "logs", "--tail", "7", "--no-follow"]);

        (line.Node, line.Operation, line.Tail, line.Follow).ShouldBe(("eosio", "logs", 7, false));
        line.Settings.ShouldBe(["--Lab:Name=other"]);
    }

    [Theory]
    [InlineData]
    [InlineData("--help")]
    [InlineData("eosio", "stop", "-h")]
    public void Without_arguments_it_explains_itself(params string[] args) => NodeCommandLine.Parse(args).Help.ShouldBeTrue();

    [Theory]
    [InlineData("node: a node's name and an operation are wanted", "eosio")]
    [InlineData("node: there is no operation fly; there are stop, start, restart, replay, clean, pause, resume, snapshot, logs", "eosio", "fly")]
    [InlineData("--tail: unknown or incomplete", "eosio", "logs", "--tail", "many")]
    [InlineData("now: unknown or incomplete", "eosio", "stop", "now")]
    public void What_is_wrong_is_named(string error, params string[] args) =>
        Should.Throw<LabConfigurationException>(() => NodeCommandLine.Parse(args)).Errors.ShouldContain(e => e.StartsWith(error));
}
