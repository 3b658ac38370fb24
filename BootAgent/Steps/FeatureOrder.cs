using Antelope;
using Antelope.Api;

namespace BootAgent.Steps;

/// <summary>Which features to activate, and in what order.</summary>
public static class FeatureOrder
{
    /// <summary>
    /// The wanted features, dependencies first even if nobody asked for them, and the wanted ones the node does not know.
    /// </summary>
    /// <param name="wanted">Names or digests.</param>
    /// <param name="supported">What the node knows.</param>
    public static (IReadOnlyList<ProtocolFeature> Ordered, IReadOnlyList<string> Unknown) Select(
        IReadOnlyList<string> wanted, IReadOnlyList<ProtocolFeature> supported)
    {
        var byDigest = supported.ToDictionary(feature => feature.FeatureDigest);
        var ordered = new List<ProtocolFeature>();
        var unknown = new List<string>();
        foreach (var text in wanted)
        {
            var feature = supported.FirstOrDefault(feature => feature.CodeName == text || feature.FeatureDigest.ToString() == text);
            if (feature is null)
            {
                unknown.Add(text);
            }
            else
            {
                Add(feature, byDigest, ordered);
            }
        }
        return (ordered, unknown);
    }

    private static void Add(ProtocolFeature feature, Dictionary<Checksum256, ProtocolFeature> byDigest, List<ProtocolFeature> ordered)
    {
        if (ordered.Contains(feature))
        {
            return;
        }
        foreach (var dependency in feature.Dependencies)
        {
            Add(byDigest[dependency], byDigest, ordered);
        }
        ordered.Add(feature);
    }
}
