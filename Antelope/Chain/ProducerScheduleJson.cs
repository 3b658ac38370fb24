using Antelope.Json;

namespace Antelope.Chain;

/// <summary>Schedules as nodeos's JSON has them.</summary>
public static class ProducerScheduleJson
{
    /// <summary>A variant: its index 0, then block_signing_authority_v0.</summary>
    public static Variant ToVariant(this BlockSigningAuthority authority) => new Variant[]
    {
        0U,
        new VariantObject { { "threshold", authority.Threshold }, { "keys", Variant.Array(authority.Keys, AuthorityJson.ToVariant) } },
    };

    public static Variant ToVariant(this ProducerSchedule schedule) => new VariantObject
    {
        { "version", schedule.Version },
        { "producers", Variant.Array(schedule.Producers, p => new VariantObject { { "producer_name", p.ProducerName }, { "authority", p.Authority.ToVariant() } }) },
    };

    public static Variant ToVariant(this LegacyProducerSchedule schedule) => new VariantObject
    {
        { "version", schedule.Version },
        { "producers", Variant.Array(schedule.Producers, p => new VariantObject { { "producer_name", p.ProducerName }, { "block_signing_key", p.BlockSigningKey } }) },
    };

    /// <summary>Throws <see cref="FormatException"/> when a member is missing or does not fit.</summary>
    public static ProducerSchedule ToProducerSchedule(this Variant json) => new(
        (uint)json["version"].AsUInt64(),
        [.. json["producers"].AsArray().Select(p => new ProducerAuthority(Name.Parse(p["producer_name"].GetString()), ToBlockSigningAuthority(p["authority"])))]);

    private static BlockSigningAuthority ToBlockSigningAuthority(Variant json) =>
        new((uint)json[1]["threshold"].AsUInt64(), [.. json[1]["keys"].AsArray().Select(k => k.ToKeyWeight())]);
}
