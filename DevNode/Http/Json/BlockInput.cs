using Antelope;
using Antelope.Chain;
using Antelope.Json;

namespace DevNode.Http;

/// <summary>Blocks out of requests.</summary>
internal static class BlockInput
{
    /// <summary>A block with packed transactions; what is missing keeps its default. Throws <see cref="FormatException"/>.</summary>
    public static SignedBlock ToSignedBlock(Variant json)
    {
        var p = json.AsObject();
        var header = new BlockHeader
        {
            Timestamp = p.TryGet("timestamp", out var timestamp) ? BlockTimestamp.Parse(timestamp.AsString()) : default,
            Producer = p.ReadName("producer"),
            Confirmed = (ushort)p.ReadUInt32("confirmed", 1),
            Previous = ReadChecksum(p, "previous"),
            TransactionMroot = ReadChecksum(p, "transaction_mroot"),
            ActionMroot = ReadChecksum(p, "action_mroot"),
            ScheduleVersion = p.ReadUInt32("schedule_version", 0),
            NewProducers = p.TryGet("new_producers", out var producers) && !producers.IsNull ? ToSchedule(producers.AsObject()) : null,
            HeaderExtensions = p.ReadList("header_extensions", ToExtension),
        };
        var signature = p.TryGet("producer_signature", out var text) ? Signature.Parse(text.AsString()) : Signature.Empty;
        return new(header, signature, p.ReadList("transactions", ToReceipt), p.ReadList("block_extensions", ToExtension));
    }

    private static LegacyProducerSchedule ToSchedule(VariantObject p) => new(p.ReadUInt32("version", 0),
        p.ReadList("producers", k => new ProducerKey(k.AsObject().ReadName("producer_name"), PublicKey.Parse(k["block_signing_key"].AsString()))));

    private static TransactionReceipt ToReceipt(Variant json)
    {
        var p = json.AsObject();
        var status = Enum.GetValues<TransactionStatus>().First(s => s.ToText() == p["status"].AsString());
        var trx = p["trx"];
        var (id, packed) = trx.IsString
            ? ((Checksum256?)ParamReader.ToChecksum256(trx), (PackedTransaction?)null)
            : (null, new TransactionInput(TransactionInput.ToPlainAction).ToPackedTransaction(trx));
        return new(status, p.ReadUInt32("cpu_usage_us", 0), p.ReadUInt32("net_usage_words", 0), id, packed);
    }

    private static Extension ToExtension(Variant json) => new((ushort)json[0].AsUInt64(), json[1].AsBytes());
    private static Checksum256 ReadChecksum(VariantObject p, string key) => p.TryGet(key, out var hex) ? ParamReader.ToChecksum256(hex) : default;
}
