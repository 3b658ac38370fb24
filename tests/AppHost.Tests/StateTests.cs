using System.Text.Json;
using LabModel;
using LabModel.State;

namespace AppHost.Tests;

public sealed class StateTests
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    [Fact]
    public void The_same_seed_makes_the_same_keys_and_another_name_another_key()
    {
        using var a = Labs.Temporary("Lab:Seed=7");
        using var b = Labs.Temporary("Lab:Seed=7", "Lab:Users=1");
        var (first, second) = (LabKeys.ReadOrMake(a.Directory, a.Options), LabKeys.ReadOrMake(b.Directory, b.Options));

        second["eosio"].ShouldBe(first["eosio"]);
        first["accountnum11"].ShouldNotBe(first["eosio"]);
        second["useraaaaaaaa"].PublicKey.ShouldStartWith("EOS");
        first["eosio"].ToString().ShouldBe(first["eosio"].PublicKey);
    }

    [Fact]
    public void Keys_stay_from_run_to_run_and_missing_ones_are_added()
    {
        using var lab = Labs.Temporary();
        var first = LabKeys.ReadOrMake(lab.Directory, lab.Options);
        var more = LabKeys.ReadOrMake(lab.Directory, Labs.Read("Lab:Producers=4"));

        more["eosio"].ShouldBe(first["eosio"]);
        more["accountnum14"].ShouldNotBe(first["eosio"]);
        if (!OperatingSystem.IsWindows())
            File.GetUnixFileMode(lab.Directory.Keys).ShouldBe(OwnerOnly);
    }

    [Fact]
    public void A_seed_that_did_not_make_the_labs_keys_is_refused()
    {
        using var lab = Labs.Temporary("Lab:Seed=7");
        LabKeys.ReadOrMake(lab.Directory, lab.Options);

        Should.Throw<LabConfigurationException>(() => LabKeys.ReadOrMake(lab.Directory, Labs.Read("Lab:Seed=8"))).Message.ShouldStartWith("Lab:Seed: ");
    }

    [Fact]
    public void The_genesis_has_nodeoss_form_and_does_not_change()
    {
        using var lab = Labs.Temporary("Lab:Seed=7");
        var keys = LabKeys.ReadOrMake(lab.Directory, lab.Options);
        GenesisFile.Write(lab.Directory, lab.Options.Genesis, keys["eosio"]);
        GenesisFile.Write(lab.Directory, lab.Options.Genesis, keys["eosio"]);

        var genesis = JsonDocument.Parse(File.ReadAllText(lab.Directory.Genesis)).RootElement;
        genesis.EnumerateObject().Select(p => p.Name).ShouldBe(["initial_timestamp", "initial_key", "initial_configuration"]);
        genesis.GetProperty("initial_configuration").GetProperty("max_inline_action_size").GetInt32().ShouldBe(4096);
        Should.Throw<LabConfigurationException>(() => GenesisFile.Write(lab.Directory, Labs.Read("Lab:Genesis:InitialConfiguration:max_authority_depth=7").Genesis, keys["eosio"]))
            .Message.ShouldStartWith("Lab:Genesis: ");
    }

    [Fact]
    public void A_nodes_config_holds_its_ports_peers_and_key_for_its_owner_alone()
    {
        using var lab = Labs.Temporary("Lab:Seed=7");
        var keys = LabKeys.ReadOrMake(lab.Directory, lab.Options);
        var node = lab.Options.Nodes[1];
        NodeConfigFile.Write(lab.Directory.Node(node), lab.Options, node, keys[node.Producer], NodeAddresses.Loopback);

        var path = Path.Combine(lab.Directory.Node(node), "config.ini");
        var lines = File.ReadAllLines(path);
        lines.ShouldContain("http-server-address = 127.0.0.1:8011");
        lines.ShouldContain("p2p-listen-endpoint = 127.0.0.1:9011");
        lines.Where(l => l.StartsWith("p2p-peer-address", StringComparison.Ordinal)).ShouldBe(
            ["p2p-peer-address = 127.0.0.1:9010", "p2p-peer-address = 127.0.0.1:9012", "p2p-peer-address = 127.0.0.1:9013"]);
        lines.ShouldContain($"signature-provider = {keys[node.Producer].PublicKey}=KEY:{keys[node.Producer].PrivateKey}");
        lines.ShouldContain("plugin = eosio::producer_api_plugin");
        if (!OperatingSystem.IsWindows())
            File.GetUnixFileMode(path).ShouldBe(OwnerOnly);
    }

    [Fact]
    public void In_a_star_only_the_genesis_node_is_a_peer()
    {
        using var lab = Labs.Temporary("Lab:Seed=7", "Lab:Mesh=star");
        var keys = LabKeys.ReadOrMake(lab.Directory, lab.Options);
        foreach (var node in lab.Options.Nodes)
            NodeConfigFile.Write(lab.Directory.Node(node), lab.Options, node, keys[node.Producer], NodeAddresses.Loopback);

        lab.Options.Nodes.Select(n => File.ReadAllLines(Path.Combine(lab.Directory.Node(n), "config.ini")).Where(l => l.StartsWith("p2p-peer", StringComparison.Ordinal)))
            .ShouldBe([[], ["p2p-peer-address = 127.0.0.1:9010"], ["p2p-peer-address = 127.0.0.1:9010"], ["p2p-peer-address = 127.0.0.1:9010"]]);
    }

    [Fact]
    public void A_running_lab_is_not_opened_a_second_time_nor_cleaned()
    {
        using var lab = Labs.Temporary("Lab:Seed=7");
        LabKeys.ReadOrMake(lab.Directory, lab.Options);

        Should.Throw<LabConfigurationException>(() => LabDirectory.Open(Repository.StateOf(lab.Options), lab.Options, clean: true)).Message.ShouldContain("is running");

        File.Exists(lab.Directory.Keys).ShouldBeTrue();
    }

    [Fact]
    public async Task A_lab_that_is_stopping_is_waited_for_and_a_running_one_is_not()
    {
        using var lab = Labs.Temporary();
        var said = new List<string>();
        Task WaitAsync() => LabDirectory.WaitForFormerAsync(Repository.StateOf(lab.Options), lab.Options, said.Add, TimeProvider.System);
        await WaitAsync();
        said.ShouldBeEmpty();

        lab.Directory.NoteStopping();
        var waiting = WaitAsync();
        waiting.IsCompleted.ShouldBeFalse();
        said.ShouldBe(["The lab default is still stopping; waiting for it"]);
        lab.Directory.Dispose();
        await waiting;

        using var next = LabDirectory.Open(Repository.StateOf(lab.Options), lab.Options, clean: false);
        Directory.GetFileSystemEntries(next.Root).Select(Path.GetFileName).ShouldBe(["lock"]);
    }

    [Fact]
    public void Cleaning_forgets_keys_seed_and_chain()
    {
        using var lab = Labs.Temporary();
        LabKeys.ReadOrMake(lab.Directory, lab.Options);
        var seed = lab.Directory.Seed(lab.Options);
        lab.Directory.Seed(lab.Options).ShouldBe(seed);
        Directory.CreateDirectory(Path.Combine(lab.Directory.Node(lab.Options.Nodes[0]), "blocks"));
        lab.Directory.Dispose();

        using var opened = LabDirectory.Open(Repository.StateOf(lab.Options), lab.Options, clean: true);

        Directory.GetFileSystemEntries(opened.Root).Select(Path.GetFileName).ShouldBe(["lock"]);
    }
}
