using Antelope;
using Antelope.Chain;
using Antelope.Json;
using DevNode.Chain;

namespace DevNode.Http;

/// <summary>Blocks as get_block and push_block have them.</summary>
public static class BlockJson
{
    /// <summary>The block with expanded transactions and decoded extensions (nodeos abi_to_variant for signed_block).</summary>
    public static VariantObject Expand(SignedBlock block, TransactionOutput transactions)
    {
        var header = block.Header;
        var json = HeaderMembers(header);
        var extensions = HeaderExtensions.Extract(header);
        if (extensions.NewProtocolFeatures.Count != 0)
            json.Add("new_protocol_features", Variant.Array(extensions.NewProtocolFeatures, f => new VariantObject { { "feature_digest", f } }));
        if (extensions.NewSchedule is { } schedule)
            json.Add("new_producer_schedule", schedule.ToVariant());
        json.Add("producer_signature", block.ProducerSignature);
        json.Add("transactions", Variant.Array(block.Transactions, transactions.Receipt));
        if (block.BlockExtensions.Any(e => e.Type == BlockExtensions.AdditionalBlockSignaturesId))
            json.Add("additional_signatures", new VariantObject { { "signatures", Variant.Array(BlockExtensions.AdditionalSignatures(block), s => s) } });
        return json;
    }

    /// <summary>A header and its signature as they are (fc reflection of signed_block_header).</summary>
    public static Variant SignedHeader(SignedBlockHeader header)
    {
        var json = HeaderMembers(header.Header, showNoProducers: false);
        json.Add("header_extensions", Variant.Array(header.Header.HeaderExtensions, TransactionJson.ToVariant));
        json.Add("producer_signature", header.ProducerSignature);
        return json;
    }

    private static VariantObject HeaderMembers(BlockHeader header, bool showNoProducers = true)
    {
        var json = new VariantObject
        {
            { "timestamp", header.Timestamp },
            { "producer", header.Producer },
            { "confirmed", (uint)header.Confirmed },
            { "previous", header.Previous },
            { "transaction_mroot", header.TransactionMroot },
            { "action_mroot", header.ActionMroot },
            { "schedule_version", header.ScheduleVersion },
        };
        if (showNoProducers || header.NewProducers is not null)
            json.Add("new_producers", header.NewProducers is { } producers ? producers.ToVariant() : default);
        return json;
    }
}
