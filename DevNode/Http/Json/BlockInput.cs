using System.Globalization;
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
            HeaderExtensions = p.ReadList("header_extensions", TransactionInput.ToExtension),
        };
        var signature = p.TryGet("producer_signature", out var text) ? Signature.Parse(text.AsString()) : Signature.Empty;
        return new(header, signature, p.ReadList("transactions", ToReceipt), p.ReadList("block_extensions", TransactionInput.ToExtension));
    }

    private static LegacyProducerSchedule ToSchedule(VariantObject p) => new(p.ReadUInt32("version", 0),
        p.ReadList("producers", k => new ProducerKey(k.AsObject().ReadName("producer_name"), PublicKey.Parse(k["block_signing_key"].AsString()))));

    private static TransactionReceipt ToReceipt(Variant json)
    {
        var p = json.AsObject();
        var status = p.TryGet("status", out var text) ? ToStatus(text) : TransactionStatus.HardFail;
        var (id, packed) = p.TryGet("trx", out var trx) ? ToIdOrTransaction(trx.AsArray()) : (default(Checksum256), null);
        return new(status, p.ReadUInt32("cpu_usage_us", 0), p.ReadUInt32("net_usage_words", 0), id, packed);
    }

    /// <summary>The name of a status, or its number (fc's enums).</summary>
    private static TransactionStatus ToStatus(Variant json)
    {
        const string Type = "eosio::chain::transaction_receipt::status_enum";
        long index;
        if (!json.IsString)
            index = json.AsInt64();
        else if (Enum.GetValues<TransactionStatus>().Where(s => s.ToText() == json.AsString()).ToArray() is [var named])
            return named;
        else if (!long.TryParse(json.AsString(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out index))
            throw new ValueFormatException($"invalid name '{json.AsString():key}' in enum '{Type:enum}'");
        return Enum.GetValues<TransactionStatus>().Any(s => (long)s == index) ? (TransactionStatus)index : throw new ValueFormatException($"invalid index '{index:key}' in enum '{Type:enum}'");
    }

    /// <summary>[0, id of a deferred transaction] or [1, packed transaction]; with fewer than two elements the zero id (fc's variants).</summary>
    private static (Checksum256? Id, PackedTransaction? Packed) ToIdOrTransaction(IReadOnlyList<Variant> json)
    {
        if (json.Count < 2)
            return (default(Checksum256), null);
        switch (json[0].AsUInt64())
        {
            case 0:
                return (ParamReader.ToChecksum256(json[1]), null);
            case 1:
                var packed = new TransactionInput(TransactionInput.ToPlainAction).ToPackedTransaction(json[1]);
                _ = packed.Transaction();
                return (null, packed);
            default:
                throw new ValueFormatException("Provided index out of range for variant.");
        }
    }

    private static Checksum256 ReadChecksum(VariantObject p, string key) => p.TryGet(key, out var hex) ? ParamReader.ToChecksum256(hex) : default;
}
