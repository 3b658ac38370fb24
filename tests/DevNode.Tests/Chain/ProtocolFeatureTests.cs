using System.Text.Json.Nodes;
using DevNode.Chain;

namespace DevNode.Tests.Chain;

public sealed class ProtocolFeatureTests
{
    [Fact]
    public void The_listing_is_what_nodeos_answers() =>
        JsonNode.DeepEquals(
            new JsonArray([.. ProtocolFeatureSet.CreateDefault().InOrderOfDependencies().Select(ProtocolFeatureJson.Supported)]),
            JsonNode.Parse(Golden.Text("chain/features/supported.json"))).ShouldBeTrue();

    [Fact]
    public void Digests_and_restrictions_are_those_of_nodeos()
    {
        var expected = JsonNode.Parse(Golden.Text("chain/features/supported.json"))!.AsArray();
        var features = ProtocolFeatureSet.CreateDefault().InOrderOfDependencies().ToArray();
        features.Select(f => f.FeatureDigest.ToString()).ShouldBe(expected.Select(f => (string)f!["feature_digest"]!));
        features.Select(f => f.DescriptionDigest.ToString()).ShouldBe(expected.Select(f => (string)f!["description_digest"]!));
        features.Select(f => f.Codename).ShouldBe(expected.Select(f => (string)f!["specification"]![0]!["value"]!));
        features.Select(f => f.Restrictions.PreactivationRequired)
            .ShouldBe(expected.Select(f => (bool)f!["subjective_restrictions"]!["preactivation_required"]!));
    }
}
