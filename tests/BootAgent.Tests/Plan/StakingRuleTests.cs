using Antelope;
using BootAgent.Plan;

namespace BootAgent.Tests.Plan;

public sealed class StakingRuleTests
{
    private static readonly Symbol Core = Symbol.Parse("4,SYS");

    /// <summary>The tutorial's rule by hand: 0.1 RAM, then 0.45 CPU and 0.45 NET, then up to 9 liquid, the rest half and half.</summary>
    [Theory]
    [InlineData("0.1000", "0.0000", "0.0000", "0.0000")]
    [InlineData("0.5000", "0.2000", "0.2000", "0.0000")]
    [InlineData("1.0000", "0.4500", "0.4500", "0.0000")]
    [InlineData("5.0000", "0.4500", "0.4500", "4.0000")]
    [InlineData("10.0000", "0.4500", "0.4500", "9.0000")]
    [InlineData("10.0003", "0.4502", "0.4501", "9.0000")]
    [InlineData("100.0000", "45.4500", "45.4500", "9.0000")] // the tutorial's own first example, the one with 5 its second
    public void Funds_are_split_as_the_tutorial_says(string funds, string net, string cpu, string liquid)
    {
        var account = StakingRule.Split("alice", Asset.Parse($"{funds} SYS").Amount, Core)!;

        account.ShouldBe(new StakedAccount("alice", Asset.Parse($"{net} SYS"), Asset.Parse($"{cpu} SYS"),
            RamPurchase.For(Asset.Parse("0.1000 SYS")), Asset.Parse($"{liquid} SYS"), Transfer: true));
    }

    [Fact]
    public void Funds_that_do_not_pay_for_the_ram_make_no_account() => StakingRule.Split("alice", 999, Core).ShouldBeNull();

    [Fact]
    public void Nothing_is_lost_whatever_the_funds()
    {
        var random = new Random(1);
        for (var i = 0; i < 1000; i++)
        {
            var funds = random.NextInt64(1000, 1_000_000_000_0000);
            var account = StakingRule.Split("alice", funds, Core)!;
            (account.Staked + account.Ram.Price!.Value.Amount + account.Liquid.Amount).ShouldBe(funds);
        }
    }
}
