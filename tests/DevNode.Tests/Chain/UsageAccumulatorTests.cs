using DevNode.Chain;
using DevNode.State;

namespace DevNode.Tests.Chain;

public sealed class UsageAccumulatorTests
{
    [Fact]
    public void Usage_spreads_over_the_window_and_fades_with_it()
    {
        var usage = default(UsageAccumulator).Add(1000, 5, 10);
        usage.ShouldBe(new UsageAccumulator(5, 100_000_000, 1000));
        usage.Average().ShouldBe(100UL);
        usage.Add(0, 6, 10).ShouldBe(new UsageAccumulator(6, 90_000_000, 90));
        usage.Add(500, 10, 10).ShouldBe(new UsageAccumulator(10, 50_000_000 + 50_000_000, 50 + 500));
        usage.Add(0, 15, 10).ValueEx.ShouldBe(0UL);
    }

    [Fact]
    public void Contributions_and_averages_round_up()
    {
        var usage = default(UsageAccumulator).Add(1, 1, 172_800);
        usage.ValueEx.ShouldBe(6UL);
        usage.Average().ShouldBe(1UL);
        usage.Add(1, 1, 172_800).ValueEx.ShouldBe(12UL);
    }

    [Fact]
    public void Time_does_not_go_back() =>
        Should.Throw<ChainException>(() => new UsageAccumulator(5, 0, 0).Add(1, 4, 10)).Type.ShouldBe(ChainErrors.ResourceLimitException);

    [Fact]
    public void What_does_not_fit_64_bits_is_refused()
    {
        Should.Throw<ChainException>(() => default(UsageAccumulator).Add(ulong.MaxValue / 1_000_000 + 1, 1, 10))
            .Type.ShouldBe(ChainErrors.RateLimitingStateInconsistent);
        Should.Throw<ChainException>(() => new UsageAccumulator(1, 0, ulong.MaxValue).Add(1, 1, 10))
            .Type.ShouldBe(ChainErrors.RateLimitingStateInconsistent);
    }
}
