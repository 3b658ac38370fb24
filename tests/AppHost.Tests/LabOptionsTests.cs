using LabModel;

namespace AppHost.Tests;

public sealed class LabOptionsTests
{
    [Fact]
    public void The_default_lab_is_the_tutorials()
    {
        var lab = Labs.Read();

        lab.Nodes.Select(n => (n.Name, n.HttpPort, n.P2pPort)).ShouldBe(
            [("eosio", 8888, 9010), ("accountnum11", 8011, 9011), ("accountnum12", 8012, 9012), ("accountnum13", 8013, 9013)]);
        lab.Supply.ToString().ShouldBe("10000000000.0000 SYS");
        lab.Issue.ToString().ShouldBe("1000000000.0000 SYS");
        lab.Accounts.ShouldAllBe(a => a.StakeNet.ToString() == "100000000.0000 SYS" && a.BuyRamKbytes == 8192 && a.Transfer);
        lab.Genesis.InitialConfiguration.Count.ShouldBe(17);
        (lab.Engine, lab.Isolation, lab.Mesh, lab.Seed, lab.Votes, lab.Features).ShouldBe((EngineChoice.Auto, IsolationChoice.Auto, Mesh.Full, null, null, null));
    }

    [Theory]
    [InlineData(1, "accountnum11")]
    [InlineData(5, "accountnum15")]
    [InlineData(6, "accountnum21")]
    [InlineData(25, "accountnum55")]
    [InlineData(26, "accountnu111")]
    [InlineData(150, "accountnu555")]
    public void As_many_producers_as_are_wanted_get_nodes(int count, string last)
    {
        var lab = Labs.Read($"Lab:Producers={count}");

        lab.Nodes.Count.ShouldBe(count + 1);
        lab.Nodes[^1].Name.ShouldBe(last);
        lab.Nodes[^1].HttpPort.ShouldBe(8000 + int.Parse(last.TrimStart([.. "acountnm"]), System.Globalization.CultureInfo.InvariantCulture));
        lab.Nodes.SelectMany(n => new[] { n.HttpPort, n.P2pPort }).ShouldBeUnique();
    }

    [Fact]
    public void Every_error_is_reported_at_once_with_its_place() => Labs.Errors(
        "Lab:Name=a/b", "Lab:Seed=x", "Lab:Engine=geth", "Lab:Isolation=jail", "Lab:Issue=10000000000.0001", "Lab:Producers=0",
        "Lab:Nodes:1:Name=eosio", "Lab:Nodes:2:HttpPort=8888", "Lab:Nodes:3:P2pPort=70000", "Lab:Accounts:0:Name=Alice", "Lab:Accounts:2:Name=accountnum12",
        "Lab:Accounts:1:StakeNet=1.00001", "Lab:Users=3001", "Lab:Steps:ProxyVotes=yes", "Lab:Genesis:InitialTimestamp=yesterday", "Lab:Nods:0:Name=x")
        .Select(e => e[..e.IndexOf(": ", StringComparison.Ordinal)]).Order(StringComparer.Ordinal).ShouldBe(new[]
        {
            "Lab:Accounts:0:Name", "Lab:Accounts:1:StakeNet", "Lab:Accounts:2:Name", "Lab:Engine", "Lab:Genesis:InitialTimestamp", "Lab:Isolation", "Lab:Issue", "Lab:Name",
            "Lab:Nodes:1", "Lab:Nodes:1:Name", "Lab:Nodes:1:Producer", "Lab:Nodes:2:HttpPort", "Lab:Nodes:3:P2pPort", "Lab:Nods:0:Name", "Lab:Producers", "Lab:Seed", "Lab:Steps:ProxyVotes", "Lab:Users",
        });

    [Theory]
    [InlineData("Lab:Symbol=sys", "Lab:Symbol: ")]
    [InlineData("Lab:Symbol=19,SYS", "Lab:Symbol: ")]
    [InlineData("Lab:Nodes:1:Name=accountnum16", "Lab:Nodes:1:Name: no account can have this name: ")]
    [InlineData("Lab:Nodes:1:Name=a_b", "Lab:Nodes:1:Name: 'a_b' is not 1 to 64 ASCII letters, digits and single hyphens, a letter first")]
    [InlineData("Lab:Nodes:2:HttpPort=9010", "Lab:Nodes:2:HttpPort: port 9010 is taken by Lab:Nodes:0:P2pPort")]
    [InlineData("Lab:Nodes:2:HttpPort=8900", "Lab:BootAgent:HttpPort: port 8900 is taken by Lab:Nodes:2:HttpPort")]
    [InlineData("Lab:Nodes:0:Producer=alice", "Lab:Nodes:0: the first node must be the genesis node, whose producer is eosio")]
    [InlineData("Lab:Supply=1", "Lab:Issue: 1000000000.0000 SYS is more than the supply of 1.0000 SYS")]
    [InlineData("Lab:Issue=5", "Lab:Accounts: the stakes and liquid tokens need more than the issue of 5.0000 SYS")]
    [InlineData("Lab:Supply=100 EOS", "Lab:Supply: '100 EOS' is not an amount of SYS")]
    [InlineData("Lab:Engine=1", "Lab:Engine: '1' is unknown; known are auto, nodeos, devnode")]
    public void One_error_is_named_with_its_place(string setting, string error) =>
        Labs.Errors(setting).ShouldContain(e => e.StartsWith(error, StringComparison.Ordinal));

    [Fact]
    public void Votes_are_at_most_thirty_of_the_labs_producers_by_its_accounts()
    {
        var many = ProducerNames.Nodes().Take(31).Select((n, i) => $"Lab:Votes:0:Producers:{i}={n.Name}");

        var errors = Labs.Errors(["Lab:Producers=31", "Lab:Votes:0:Voter=nobody", .. many, "Lab:Votes:1:Voter=accountnum11", "Lab:Votes:1:Producers:0=eosio"]);

        errors.ShouldBe([
            "Lab:Votes:0:Voter: nobody is neither an account nor a producer nor a user of the lab",
            "Lab:Votes:0:Producers: 31 votes: a voter has 1 to 30",
            "Lab:Votes:1:Producers:0: eosio is not a producer of the lab",
        ]);
    }

    [Fact]
    public void Another_symbol_changes_the_amounts_with_it() =>
        Labs.Read("Lab:Symbol=2,TOK").Supply.ToString().ShouldBe("10000000000.00 TOK");
}
