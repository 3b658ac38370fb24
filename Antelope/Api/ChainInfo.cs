using Antelope.Json;

namespace Antelope.Api;

/// <summary>Answer of get_info; <see cref="Json"/> has everything.</summary>
public sealed record ChainInfo(
    Checksum256 ChainId,
    uint HeadBlockNum,
    Checksum256 HeadBlockId,
    TimePoint HeadBlockTime,
    Name HeadBlockProducer,
    uint LastIrreversibleBlockNum,
    Checksum256 LastIrreversibleBlockId,
    string ServerVersionString,
    Variant Json)
{
    /// <summary>Throws <see cref="FormatException"/> when a member is missing or does not fit.</summary>
    public static ChainInfo FromVariant(Variant json) => new(
        Checksum256.Parse(json["chain_id"].AsString()),
        (uint)json["head_block_num"].AsUInt64(),
        Checksum256.Parse(json["head_block_id"].AsString()),
        TimePoint.Parse(json["head_block_time"].AsString()),
        Name.Parse(json["head_block_producer"].AsString()),
        (uint)json["last_irreversible_block_num"].AsUInt64(),
        Checksum256.Parse(json["last_irreversible_block_id"].AsString()),
        json.AsObject().TryGet("server_version_string", out var version) ? version.AsString() : "",
        json);
}
