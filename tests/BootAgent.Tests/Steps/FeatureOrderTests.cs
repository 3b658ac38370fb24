using Antelope;
using Antelope.Api;
using BootAgent.Steps;

namespace BootAgent.Tests.Steps;

public sealed class FeatureOrderTests
{
    private static readonly ProtocolFeature First = Feature("FIRST", 1);
    private static readonly ProtocolFeature Second = Feature("SECOND", 2, First);
    private static readonly ProtocolFeature Third = Feature("THIRD", 3, Second, First);

    [Fact]
    public void Dependencies_come_first_even_unasked()
    {
        var (ordered, unknown) = FeatureOrder.Select(["THIRD"], [Third, Second, First]);

        ordered.ShouldBe([First, Second, Third]);
        unknown.ShouldBeEmpty();
    }

    [Fact]
    public void Features_go_by_name_or_digest_and_each_once()
    {
        var (ordered, _) = FeatureOrder.Select([First.FeatureDigest.ToString(), "FIRST", "SECOND"], [First, Second, Third]);

        ordered.ShouldBe([First, Second]);
    }

    [Fact]
    public void What_the_node_does_not_know_is_told()
    {
        var (ordered, unknown) = FeatureOrder.Select(["KV_DATABASE", "FIRST"], [First]);

        ordered.ShouldBe([First]);
        unknown.ShouldBe(["KV_DATABASE"]);
    }

    private static ProtocolFeature Feature(string name, byte digest, params ProtocolFeature[] dependencies)
    {
        var bytes = new byte[32];
        bytes[0] = digest;
        return new ProtocolFeature(new Checksum256(bytes), name, [.. dependencies.Select(dependency => dependency.FeatureDigest)], default);
    }
}
