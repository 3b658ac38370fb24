using Antelope;
using Antelope.Chain;
using DevNode.Chain;
using DevNode.Hosting;

namespace DevNode.Tests.Hosting;

/// <summary>nodeos subjective_billing.hpp: what counts against an account, and for how long.</summary>
public sealed class SubjectiveBillingTests
{
    private static readonly TimePoint Start = TimePoint.Parse("2025-01-01T00:00:00.000");
    private static readonly Name Alice = "alice";
    private readonly SubjectiveBilling _billing = new(new() { DisableApi = false, DisableP2p = false, DecayMinutes = 10, FreeAccounts = new HashSet<Name> { "free" } });

    [Fact]
    public void Failures_decay_over_the_window()
    {
        _billing.BillFailure(Alice, 1200, Start);
        _billing.BillOf(Alice, Start).ShouldBe(1200);
        _billing.BillOf(Alice, Start + TimeSpan.FromMinutes(5)).ShouldBe(600);
        _billing.BillOf(Alice, Start + TimeSpan.FromMinutes(10)).ShouldBe(0);
        _billing.BillFailure(Alice, 100, Start + TimeSpan.FromMinutes(5));
        _billing.BillOf(Alice, Start + TimeSpan.FromMinutes(5)).ShouldBe(700);
    }

    [Fact]
    public void What_is_in_the_pending_block_counts_once_it_is_aborted_until_it_is_in_a_block()
    {
        var transaction = PackedTransaction.Of(new Transaction { Expiration = TimePointSec.From(Start + TimeSpan.FromMinutes(1)) }, []);
        var id = transaction.Transaction().Id();
        _billing.Bill(id, transaction.Transaction().Expiration, Alice, 500, inPendingBlock: true);
        _billing.BillOf(Alice, Start).ShouldBe(0);
        _billing.OnAbortedBlock();
        _billing.BillOf(Alice, Start).ShouldBe(500);
        _billing.OnBlock(new(new BlockHeader(), Signature.Empty, [new(TransactionStatus.Executed, 100, 0, null, transaction)], []));
        _billing.BillOf(Alice, Start).ShouldBe(0);
    }

    [Fact]
    public void An_expired_transaction_decays_like_a_failed_one()
    {
        var expiration = Start + TimeSpan.FromMinutes(1);
        _billing.Bill(Checksum256.Hash([1]), TimePointSec.From(expiration), Alice, 600, inPendingBlock: false);
        _billing.RemoveExpired(expiration, expiration);
        _billing.BillOf(Alice, expiration).ShouldBe(600);
        _billing.BillOf(Alice, expiration + TimeSpan.FromMinutes(5)).ShouldBe(300);
        _billing.RemoveExpired(expiration, expiration + TimeSpan.FromMinutes(10));
        _billing.BillOf(Alice, expiration + TimeSpan.FromMinutes(10)).ShouldBe(0);
    }

    [Fact]
    public void Accounts_of_the_option_are_free()
    {
        _billing.BillFailure("free", 600, Start);
        _billing.BillOf("free", Start).ShouldBe(0);
    }

    [Fact]
    public void An_account_with_too_many_failures_is_refused_until_the_window_ends()
    {
        var failures = new AccountFailures(new() { MaxFailures = 2, FailuresWindowBlocks = 3 });
        failures.Add(Alice);
        failures.IsExceeded(Alice).ShouldBeFalse();
        failures.Add(Alice);
        failures.IsExceeded(Alice).ShouldBeTrue();
        failures.NextReset(4, Start).ShouldBe(Start + TimeSpan.FromSeconds(1));
        failures.OnHead(4);
        failures.IsExceeded(Alice).ShouldBeTrue();
        failures.OnHead(6);
        failures.IsExceeded(Alice).ShouldBeFalse();
    }
}
