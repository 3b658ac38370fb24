using Antelope;
using Antelope.Json;
using DevNode.Chain;

namespace DevNode.Http;

/// <summary>get_activated_protocol_features.</summary>
internal static class GetFeatures
{
    private sealed record Params(uint LowerBound, uint UpperBound, uint Limit, bool SearchByBlockNum, bool Reverse, uint? TimeLimitMs);

    public static ReadCall Call { get; } = ReadCall.Of("get_activated_protocol_features",
        p => new Params(p.ReadOptional("lower_bound", v => (uint)v.AsUInt64()) ?? 0, p.ReadOptional("upper_bound", v => (uint)v.AsUInt64()) ?? uint.MaxValue,
            p.ReadUInt32("limit", 10), p.ReadBool("search_by_block_num"), p.ReadBool("reverse"),
            p.ReadOptional("time_limit_ms", v => (uint)v.AsUInt64())),
        Read, ParamsKind.Optional);

    private static Variant Read(ReadContext context, Params p)
    {
        var all = context.Chain.ProtocolFeatures.Activated.Select((activation, ordinal) => (Activation: activation, Ordinal: (uint)ordinal))
            .Where(f => (p.SearchByBlockNum ? f.Activation.ActivationBlockNum : f.Ordinal) is var key && key >= p.LowerBound && key <= p.UpperBound);
        var features = (p.Reverse ? all.Reverse() : all).ToList();
        var hasTime = context.Time.Within(p.TimeLimitMs);
        var shown = new List<Variant>();
        foreach (var (activation, ordinal) in features.TakeWhile(_ => shown.Count < p.Limit && hasTime()))
            shown.Add(Feature(activation.Feature, ordinal, activation.ActivationBlockNum));
        var json = new VariantObject { { "activated_protocol_features", shown } };
        return features.Count > shown.Count ? json.Add("more", features[shown.Count].Ordinal) : json;
    }

    private static Variant Feature(ProtocolFeature feature, uint ordinal, uint blockNum)
    {
        var json = new VariantObject { { "feature_digest", feature.FeatureDigest }, { "activation_ordinal", ordinal }, { "activation_block_num", blockNum } };
        AddDescription(json, feature);
        return json;
    }

    /// <summary>Description, dependencies and code name of a feature.</summary>
    internal static void AddDescription(VariantObject json, ProtocolFeature feature) => json
        .Add("description_digest", feature.DescriptionDigest)
        .Add("dependencies", Variant.Array(feature.Dependencies, d => d))
        .Add("protocol_feature_type", "builtin")
        .Add("specification", new Variant[] { new VariantObject { { "name", "builtin_feature_codename" }, { "value", feature.Codename } } });
}
