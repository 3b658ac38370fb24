using Antelope;
using DevNode.Chain;
using DevNode.State;

namespace DevNode.Tests.Chain;

public sealed class ResourceLimitsManagerTests
{
    private readonly ChainDatabase _database = new();
    private readonly ResourceLimitsManager _limits;

    public ResourceLimitsManagerTests()
    {
        _limits = new(_database);
        _limits.InitializeDatabase();
        foreach (Name name in new Name[] { "alice", "bob" })
            _limits.InitializeAccount(name);
    }

    private void SetLimits(Name account, long ram, long net, long cpu)
    {
        _limits.SetAccountLimits(account, ram, net, cpu);
        _limits.ProcessAccountLimitUpdates();
    }

    [Fact]
    public void Virtual_limits_grow_by_a_thousandth_while_blocks_are_empty_and_end_at_a_thousand_times()
    {
        _limits.VirtualBlockCpuLimit.ShouldBe(200_000UL);
        _limits.ProcessBlockUsage(1);
        _limits.VirtualBlockCpuLimit.ShouldBe(200_200UL);
        _limits.VirtualBlockNetLimit.ShouldBe(1_048_576UL * 1000 / 999);
        for (uint i = 2; i < 12_000; i++)
            _limits.ProcessBlockUsage(i);
        _limits.VirtualBlockCpuLimit.ShouldBe(200_000_000UL);
    }

    [Fact]
    public void Virtual_limits_shrink_by_a_hundredth_while_blocks_are_full_but_not_below_the_real_limit()
    {
        for (uint i = 1; i < 1_000; i++)
            _limits.ProcessBlockUsage(i);
        for (uint i = 1_000; i < 1_200; i++)
        {
            _limits.AddTransactionUsage(["alice"], 190_000, 8, i);
            var before = _limits.VirtualBlockCpuLimit;
            _limits.ProcessBlockUsage(i);
            if (i > 1_100)
                _limits.VirtualBlockCpuLimit.ShouldBe(Math.Max(before * 99 / 100, 200_000));
        }
    }

    [Fact]
    public void Limits_are_shares_of_the_virtual_limits_by_weight()
    {
        SetLimits("alice", -1, 1, 1);
        SetLimits("bob", -1, 3, 3);
        var (cpu, greylisted) = _limits.GetAccountCpuLimit("alice");
        cpu.Max.ShouldBe(200_000L * 172_800 / 4);
        cpu.Available.ShouldBe(cpu.Max);
        greylisted.ShouldBeFalse();
        _limits.AddTransactionUsage(["alice"], 100, 8, 1);
        (cpu, _) = _limits.GetAccountCpuLimit("alice");
        cpu.Used.ShouldBe(101);
        cpu.Available.ShouldBe(cpu.Max - 101);
        _limits.GetAccountNetLimit("bob").Limit.Used.ShouldBe(0);
    }

    [Fact]
    public void Unlimited_accounts_show_minus_one_and_zero_weights_cannot_be_billed()
    {
        _limits.GetAccountCpuLimit("alice").Limit.Available.ShouldBe(-1);
        SetLimits("bob", -1, 1, 1);
        SetLimits("alice", -1, 0, 0);
        _limits.GetAccountCpuLimit("alice").Limit.Available.ShouldBe(0);
        Should.Throw<ChainException>(() => _limits.AddTransactionUsage(["alice"], 100, 0, 1)).Message
            .ShouldBe("authorizing account 'alice' has insufficient cpu resources for this transaction");
    }

    [Fact]
    public void Ram_is_checked_against_pending_limits()
    {
        _limits.AddPendingRamUsage("alice", 101);
        _limits.SetAccountLimits("alice", 100, -1, -1).ShouldBeTrue();
        Should.Throw<ChainException>(() => _limits.VerifyAccountRamUsage("alice")).Message
            .ShouldBe("account alice has insufficient ram; needs 101 bytes has 100 bytes");
        _limits.SetAccountLimits("alice", 101, -1, -1).ShouldBeFalse();
        _limits.VerifyAccountRamUsage("alice");
        Should.Throw<ChainException>(() => _limits.AddPendingRamUsage("alice", -102)).Type.ShouldBe(ChainErrors.TransactionException);
    }

    [Fact]
    public void A_block_has_no_more_than_its_limit()
    {
        _limits.AddTransactionUsage(["alice"], 200_000, 0, 1);
        _limits.BlockCpuLimit.ShouldBe(0UL);
        Should.Throw<ChainException>(() => _limits.AddTransactionUsage(["alice"], 1, 0, 1)).Type.ShouldBe(ChainErrors.BlockResourceExhausted);
    }

    [Fact]
    public void Unknown_accounts_are_named_as_nodeos_does() =>
        Should.Throw<StdException>(() => _limits.SetAccountLimits("nobody", 1, 1, 1)).Message
            .ShouldStartWith("unknown key (boost::tuples::tuple<bool, eosio::chain::name, boost::tuples::null_type");
}
