using System.Text.Json.Nodes;

namespace DevNode.Chain;

/// <summary>Features as nodeos's API prints them (protocol_feature::to_variant).</summary>
public static class ProtocolFeatureJson
{
    /// <summary>An entry of get_supported_protocol_features.</summary>
    public static JsonObject Supported(ProtocolFeature feature)
    {
        var json = new JsonObject
        {
            ["feature_digest"] = feature.FeatureDigest.ToString(),
            ["subjective_restrictions"] = new JsonObject
            {
                ["enabled"] = feature.Restrictions.Enabled,
                ["preactivation_required"] = feature.Restrictions.PreactivationRequired,
                ["earliest_allowed_activation_time"] = feature.Restrictions.EarliestAllowedActivationTime.ToString(),
            },
        };
        AddDescription(json, feature);
        return json;
    }

    /// <summary>An entry of get_activated_protocol_features; the ordinal counts from 0.</summary>
    public static JsonObject Activated(FeatureActivation activation, int ordinal)
    {
        var json = new JsonObject
        {
            ["feature_digest"] = activation.Feature.FeatureDigest.ToString(),
            ["activation_ordinal"] = ordinal,
            ["activation_block_num"] = activation.ActivationBlockNum,
        };
        AddDescription(json, activation.Feature);
        return json;
    }

    private static void AddDescription(JsonObject json, ProtocolFeature feature)
    {
        json["description_digest"] = feature.DescriptionDigest.ToString();
        json["dependencies"] = new JsonArray([.. feature.Dependencies.Select(d => JsonValue.Create(d.ToString()))]);
        json["protocol_feature_type"] = "builtin";
        json["specification"] = new JsonArray(new JsonObject { ["name"] = "builtin_feature_codename", ["value"] = feature.Codename });
    }
}
