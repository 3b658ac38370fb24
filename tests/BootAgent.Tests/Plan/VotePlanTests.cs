using Antelope;
using BootAgent.Plan;

namespace BootAgent.Tests.Plan;

public sealed class VotePlanTests
{
    [Fact]
    public void Too_little_stake_for_the_15_percent_is_refused_with_both_figures()
    {
        var errors = Plans.Errors(Plans.Tutorial with { Votes = [new("accountnum11", ["accountnum11"])], Accounts = Small("accountnum11") });

        errors.ShouldHaveSingleItem().ShouldStartWith(
            "votes: the stake that votes is 149999999.9998 SYS; eosio.system replaces eosio by elected producers only when 150000000.0000 SYS");
    }

    [Fact]
    public void Exactly_15_percent_is_enough() =>
        Plans.Read(Plans.Tutorial with { Accounts = [Plans.Staked("accountnum11", "75000000.0000 SYS")], Votes = [new("accountnum11", ["accountnum11"])] })
            .Votes.ShouldHaveSingleItem();

    [Fact]
    public void A_stake_that_stays_eosios_does_not_vote() =>
        Plans.Errors(Plans.Tutorial with { Accounts = [Plans.Staked("accountnum11") with { Transfer = false }], Votes = [new("accountnum11", ["accountnum11"])] })
            .ShouldContain(error => error.StartsWith("votes: the stake that votes is 0.0000 SYS"));

    [Fact]
    public void An_empty_vote_does_not_count() =>
        Plans.Errors(Plans.Tutorial with { Votes = [new("accountnum11", [])] })
            .ShouldContain(error => error.StartsWith("votes: the stake that votes is 0.0000 SYS"));

    [Fact]
    public void Thirty_one_producers_are_too_many()
    {
        var producers = Enumerable.Range(0, 31).Select(i => $"prod{(char)('a' + i / 5)}{1 + i % 5}").ToList();

        Plans.Errors(Plans.Tutorial with { Producers = producers, Votes = [new("accountnum11", producers)] })
            .ShouldContain("votes[0].producers: 31 are more than the 30 that one account may vote for");
    }

    [Fact]
    public void Strangers_and_repetitions_are_refused()
    {
        var errors = Plans.Errors(Plans.Tutorial with
        {
            Votes = [new("nobody", ["accountnum11"]), new("accountnum11", ["stranger", "accountnum12", "accountnum12"]), new("accountnum11", ["accountnum11"])],
        });

        errors.ShouldContain("votes[0].voter: nobody is neither among the accounts nor among the users");
        errors.ShouldContain("votes[1].producers: stranger is not a producer");
        errors.ShouldContain("votes[1].producers: a producer is there twice");
        errors.ShouldContain("votes: accountnum11 votes twice");
    }

    [Fact]
    public void The_heaviest_voter_comes_last()
    {
        var plan = Plans.Read(Plans.Tutorial with
        {
            Accounts = [Plans.Staked("accountnum11", "200000000.0000 SYS"), Plans.Staked("accountnum12"), Plans.Staked("accountnum13", "150000000.0000 SYS")],
        });

        VoteRule.HeaviestLast(plan.Accounts, plan.Votes).Select(vote => vote.Voter)
            .ShouldBe(new Name[] { "accountnum12", "accountnum13", "accountnum11" });
    }

    private static AccountDocument[] Small(string name) => [new(name, "74999999.9999 SYS", "74999999.9999 SYS", 8, true)];
}
