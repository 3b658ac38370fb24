using Antelope;
using BootAgent.Plan;

namespace BootAgent.Tests.Plan;

public sealed class BootPlanReaderTests
{
    [Fact]
    public void Tutorials_plan_is_read_whole()
    {
        var plan = Plans.Read(Plans.Tutorial);

        plan.GenesisNode.Name.ShouldBe("eosio");
        plan.Symbol.ToString().ShouldBe("4,SYS");
        plan.KeysFile.ShouldBe(Path.GetFullPath("/lab/keys.json"));
        plan.Features.ShouldBe(FeatureList.Tutorial);
        plan.Accounts.Count.ShouldBe(3);
        plan.Accounts[0].ShouldBe(new StakedAccount("accountnum11", Asset.Parse("100000000.0000 SYS"), Asset.Parse("100000000.0000 SYS"),
            RamPurchase.OfBytes(8192 * 1024), Asset.Parse("0.0000 SYS"), Transfer: true));
    }

    [Fact]
    public void Without_votes_every_account_votes_for_all_producers_in_order()
    {
        var plan = Plans.Read(Plans.Tutorial with { Producers = ["accountnum13", "accountnum11", "accountnum12"] });

        plan.Votes.Select(vote => vote.Voter.ToString()).ShouldBe(["accountnum11", "accountnum12", "accountnum13"]);
        plan.Votes.ShouldAllBe(vote => vote.Producers.SequenceEqual(new Name[] { "accountnum11", "accountnum12", "accountnum13" }));
    }

    [Fact]
    public void All_errors_are_reported_together_with_their_places()
    {
        var errors = Plans.Errors(Plans.Tutorial with
        {
            Nodes = [new("alpha", "http://127.0.0.1:8888", "eosio"), new("alpha", "nowhere"), new("beta", "http://127.0.0.1:8888")],
            KeysFile = null,
            ChainId = "12",
            Issue = "20000000000.0000 SYS",
            Accounts = [Plans.Staked("accountnum11"), Plans.Staked("NOBODY"), Plans.Staked("accountnum12", "5 SYX")],
        });

        errors.ShouldContain(error => error.StartsWith("nodes[1].name: alpha is there twice"));
        errors.ShouldContain(error => error.StartsWith("nodes[1].httpUrl: 'nowhere'"));
        errors.ShouldContain(error => error.StartsWith("nodes[2].httpUrl:") && error.EndsWith("is there twice"));
        errors.ShouldContain("keysFile: is missing");
        errors.ShouldContain(error => error.StartsWith("chainId:"));
        errors.ShouldContain("issue: 20000000000.0000 SYS is more than the supply of 10000000000.0000 SYS");
        errors.ShouldContain(error => error.StartsWith("accounts[1].name:"));
        errors.ShouldContain("accounts[2].stakeNet: '5 SYX' is not of the symbol 4,SYS");
    }

    [Fact]
    public void Without_a_genesis_node_nothing_can_begin() =>
        Plans.Errors(Plans.Tutorial with { Nodes = [new("a", "http://127.0.0.1:1")] }).ShouldContain(error => error.StartsWith("nodes: none has the producer eosio"));

    [Fact]
    public void Stakes_beyond_the_issue_are_refused() =>
        Plans.Errors(Plans.Tutorial with { Issue = "500000000.0000 SYS" }).ShouldContain(error => error.StartsWith("accounts: their stakes and liquid tokens, 600000000.0000 SYS, are more than the issue"));

    [Fact]
    public void Accounts_that_appear_twice_are_refused() =>
        Plans.Errors(Plans.Tutorial with { Users = ["accountnum11", "useraaaaaaaa"] }).ShouldContain("accounts: accountnum11 is there twice");

    [Fact]
    public void Unknown_properties_of_the_file_are_refused_by_name()
    {
        using var directory = new TempDirectory();
        var file = directory.Write("boot.json", """{"nodes": [], "suply": "1 SYS"}""");

        Should.Throw<BootPlanException>(() => BootPlanReader.ReadFile(file)).Message.ShouldContain("suply");
    }

    [Fact]
    public void A_missing_file_is_named() =>
        Should.Throw<BootPlanException>(() => BootPlanReader.ReadFile("/nowhere/boot.json")).Message.ShouldContain("/nowhere/boot.json");
}
