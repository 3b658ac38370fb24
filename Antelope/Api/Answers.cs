using Antelope.Chain;
using Antelope.Json;

namespace Antelope.Api;

/// <summary>Answer of get_raw_abi; <see cref="Abi"/> is empty when the account has none.</summary>
public sealed record RawAbi(Name AccountName, Checksum256 CodeHash, Checksum256 AbiHash, byte[] Abi)
{
    internal static RawAbi FromVariant(Variant json) => new(
        Name.Parse(json["account_name"].AsString()),
        Checksum256.Parse(json["code_hash"].AsString()),
        Checksum256.Parse(json["abi_hash"].AsString()),
        json.AsObject().TryGet("abi", out var abi) ? Base64.Decode(abi.AsString()) : []);
}

/// <summary>Answer of get_raw_code_and_abi.</summary>
public sealed record RawCodeAndAbi(Name AccountName, byte[] Wasm, byte[] Abi)
{
    internal static RawCodeAndAbi FromVariant(Variant json) =>
        new(Name.Parse(json["account_name"].AsString()), Base64.Decode(json["wasm"].AsString()), Base64.Decode(json["abi"].AsString()));
}

/// <summary>A row of a token contract's stat table.</summary>
public sealed record CurrencyStats(Asset Supply, Asset MaxSupply, Name Issuer)
{
    internal static CurrencyStats FromVariant(Variant json) =>
        new(Asset.Parse(json["supply"].AsString()), Asset.Parse(json["max_supply"].AsString()), Name.Parse(json["issuer"].AsString()));
}

/// <summary>Answer of get_producer_schedule; null where there is none.</summary>
public sealed record ProducerSchedules(ProducerSchedule? Active, ProducerSchedule? Pending, ProducerSchedule? Proposed)
{
    internal static ProducerSchedules FromVariant(Variant json) => new(Read(json, "active"), Read(json, "pending"), Read(json, "proposed"));

    private static ProducerSchedule? Read(Variant json, string member) =>
        json.AsObject().TryGet(member, out var schedule) && schedule.IsObject ? schedule.ToProducerSchedule() : null;
}

/// <summary>A protocol feature; the code name is empty when the node does not tell it.</summary>
public sealed record ProtocolFeature(Checksum256 FeatureDigest, string CodeName, IReadOnlyList<Checksum256> Dependencies, Variant Json)
{
    internal static ProtocolFeature FromVariant(Variant json) => new(
        Checksum256.Parse(json["feature_digest"].AsString()),
        CodeNameOf(json),
        [.. json["dependencies"].AsArray().Select(d => Checksum256.Parse(d.AsString()))],
        json);

    private static string CodeNameOf(Variant json) =>
        json["specification"].AsArray().Where(s => s["name"].AsString() == "builtin_feature_codename").Select(s => s["value"].AsString()).FirstOrDefault("");
}
