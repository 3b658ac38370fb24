using Antelope;
using Antelope.Json;
using DevNode.Chain;

namespace DevNode.Http;

/// <summary>get_activated_protocol_features.</summary>
internal static class GetFeatures
{
    private sealed record Params(uint LowerBound, uint UpperBound, uint Limit, bool SearchByBlockNum, bool Reverse);

    public static ReadCall Call { get; } = ReadCall.Of("get_activated_protocol_features",
        p => new Params(p.ReadOptional("lower_bound", v => (uint)v.AsUInt64()) ?? 0, p.ReadOptional("upper_bound", v => (uint)v.AsUInt64()) ?? uint.MaxValue,
            p.ReadUInt32("limit", 10), p.ReadBool("search_by_block_num"), p.ReadBool("reverse")),
        Read, ParamsKind.Optional);

    private static Variant Read(ReadContext context, Params p)
    {
        var all = context.Chain.ProtocolFeatures.Activated.Select((activation, ordinal) => (Activation: activation, Ordinal: (uint)ordinal))
            .Where(f => (p.SearchByBlockNum ? f.Activation.ActivationBlockNum : f.Ordinal) is var key && key >= p.LowerBound && key <= p.UpperBound);
        var features = (p.Reverse ? all.Reverse() : all).ToList();
        var json = new VariantObject
        {
            { "activated_protocol_features", Variant.Array(features.Take((int)Math.Min(p.Limit, int.MaxValue)), f => Feature(f.Activation.Feature, f.Ordinal, f.Activation.ActivationBlockNum)) },
        };
        return features.Count > p.Limit ? json.Add("more", features[(int)p.Limit].Ordinal) : json;
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
