using DevNode.Hosting;

namespace DevNode.Tests.Hosting;

/// <summary>The command line and config.ini, as boost::program_options reads them for nodeos.</summary>
public sealed class NodeOptionsTests
{
    [Theory]
    [InlineData("--max-clients=7")]
    [InlineData("--max-clients", "7")]
    [InlineData("--max-cli", "7")]
    public void Long_names_take_a_value_adjacent_or_next_and_may_be_shortened(params string[] arguments) =>
        NodeOptions.Parse(arguments).Int32("max-clients").ShouldBe(7);

    [Theory]
    [InlineData("-p", "alice", "-p", "bob", "-ex")]
    [InlineData("-palice", "-exp", "bob")]
    [InlineData("--producer-name", "alice", "bob", "--enable-stale-production", "-x")]
    public void Short_names_stick_together_and_lists_repeat(params string[] arguments)
    {
        var values = NodeOptions.Parse(arguments);
        values.List("producer-name").ShouldBe(["alice", "bob"]);
        values.Bool("enable-stale-production").ShouldBeTrue();
        values.Bool("pause-on-startup").ShouldBeTrue();
    }

    [Theory]
    [InlineData("--nonsense", "Unknown option '--nonsense'")]
    [InlineData("nonsense", "Unknown option 'nonsense'")]
    [InlineData("-z", "Unknown option '-z'")]
    [InlineData("--max-clients=many", "the argument ('many') for option '--max-clients' is invalid")]
    [InlineData("--max-clients", "the required argument for option '--max-clients' is missing")]
    [InlineData("--max-clients=", "the argument for option '--max-clients' should follow immediately after the equal sign")]
    [InlineData("--contracts-console=true", "option '--contracts-console' does not take any arguments")]
    [InlineData("--http-max=1", "option '--http-max' is ambiguous")]
    [InlineData("--read-mode=sideways", "the argument ('sideways') for option '--read-mode' is invalid")]
    public void A_wrong_argument_is_named(string argument, string message) =>
        Should.Throw<OptionException>(() => NodeOptions.Parse([argument])).Message.ShouldStartWith(message);

    [Fact]
    public void An_option_with_one_value_comes_once() =>
        Should.Throw<OptionException>(() => NodeOptions.Parse(["-d", "a", "--data-dir=b"])).Message
            .ShouldBe("option '--data-dir' cannot be specified more than once");

    [Fact]
    public void A_negative_number_is_a_value() =>
        NodeOptions.Parse(["--http-max-response-time-ms", "-1"]).Int64("http-max-response-time-ms").ShouldBe(-1);

    [Fact]
    public void The_command_line_wins_and_composing_options_accumulate()
    {
        var values = NodeOptions.Parse(["--agent-name", "cli", "--p2p-peer-address", "a:1", "--plugin", "eosio::chain_api_plugin"]);
        NodeOptions.Merge(values, ["agent-name = file # a comment", "p2p-peer-address=b:2", "max-clients = 3", "contracts-console = true", "plugin = eosio::http_plugin"], "config.ini");
        values.Text("agent-name").ShouldBe("cli");
        values.List("p2p-peer-address").ShouldBe(["a:1", "b:2"]);
        values.Int32("max-clients").ShouldBe(3);
        values.Bool("contracts-console").ShouldBeTrue();
        NodeOptions.EnabledPlugins(values).ShouldBe(["eosio::chain_api_plugin", "eosio::http_plugin"], ignoreOrder: true);
        values.Text("read-mode").ShouldBe("speculative");
    }

    [Theory]
    [InlineData("genesis-json = x", "Unknown option 'genesis-json' inside the config file config.ini (line 1)")]
    [InlineData("bogus = x", "Unknown option 'bogus' inside the config file config.ini (line 1)")]
    [InlineData("no value", "the options configuration file contains an invalid line 'no value'")]
    [InlineData("max-clients = x", "the argument ('x') for option '--max-clients' is invalid")]
    [InlineData("plugin = eosio::history_plugin", "option '--plugin': this node has no eosio::history_plugin")]
    public void A_wrong_line_of_the_file_is_named(string line, string message) =>
        Should.Throw<OptionException>(() => NodeOptions.Merge(NodeOptions.Parse([]), [line], "config.ini")).Message.ShouldStartWith(message);

    [Fact]
    public void The_default_config_reads_back_without_a_value()
    {
        var values = NodeOptions.Parse([]);
        NodeOptions.Merge(values, OptionHelp.DefaultConfig().Split('\n'), "config.ini");
        NodeOptions.All.ShouldAllBe(o => !values.IsGiven(o.Name));
        OptionHelp.Help().ShouldContain("-p [ --producer-name ] arg");
    }
}
