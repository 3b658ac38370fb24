using Antelope;
using Antelope.Chain;
using Antelope.Json;
using DevNode.Chain;

namespace DevNode.Http;

/// <summary>Transactions out of requests (nodeos abi_from_variant).</summary>
/// <param name="toAction">Takes one action.</param>
public sealed class TransactionInput(Func<Variant, Antelope.Chain.Action> toAction)
{
    /// <summary>A packed transaction from its packed form or, where that is missing, from the expanded one.</summary>
    public PackedTransaction ToPackedTransaction(Variant json)
    {
        var error = ChainErrors.PackedTransactionTypeException;
        var members = json.AsObject();
        error.Assert(members.Contains("signatures"), "Missing signatures");
        error.Assert(members.Contains("compression"), "Missing compression");
        var signatures = members.ReadList("signatures", s => Signature.Parse(s.AsString()));
        var compression = ToCompression(members["compression"]);
        var packedContextFreeData = ReadPackedContextFreeData(members);
        var blobs = packedContextFreeData is null ? members.ReadList("context_free_data", b => b.AsBytes()) : [];
        PackedTransaction packed;
        if (members.TryGet("packed_trx", out var trx) && trx.IsString && trx.GetString().Length != 0)
        {
            packed = new(signatures, compression, packedContextFreeData ?? [], trx.AsBytes());
            return packedContextFreeData is not null || blobs.Count == 0 ? packed : packed with { PackedContextFreeData = PackBlobs(blobs, compression) };
        }
        error.Assert(members.Contains("transaction"), "Missing transaction");
        packed = PackedTransaction.Of(ToTransaction(members["transaction"]), signatures, blobs);
        if (compression == CompressionType.Zlib)
            packed = packed.Compress();
        return packedContextFreeData is null ? packed : packed with { PackedContextFreeData = packedContextFreeData };
    }

    /// <summary>A transaction whose actions may be expanded.</summary>
    public Transaction ToTransaction(Variant json)
    {
        var members = json.AsObject();
        return new()
        {
            Expiration = members.TryGet("expiration", out var expiration) ? TimePointSec.Parse(expiration.AsString()) : default,
            RefBlockNum = (ushort)members.ReadUInt32("ref_block_num", 0),
            RefBlockPrefix = members.ReadUInt32("ref_block_prefix", 0),
            MaxNetUsageWords = members.ReadUInt32("max_net_usage_words", 0),
            MaxCpuUsageMs = (byte)members.ReadUInt32("max_cpu_usage_ms", 0),
            DelaySec = members.ReadUInt32("delay_sec", 0),
            ContextFreeActions = members.ReadList("context_free_actions", toAction),
            Actions = members.ReadList("actions", toAction),
            Extensions = members.ReadList("transaction_extensions", ToExtension),
        };
    }

    /// <summary>An action with its data as hex, whatever the ABI says; a missing member is empty (fc from_variant).</summary>
    public static Antelope.Chain.Action ToPlainAction(Variant json)
    {
        var action = json.AsObject();
        return new(action.ReadName("account"), action.ReadName("name"), action.ReadList("authorization", ToPermissionLevel),
            action.TryGet("data", out var data) ? data.AsBytes() : []);
    }

    /// <summary>A number and bytes; each that is not there is empty (fc variant.hpp, pairs).</summary>
    public static Extension ToExtension(Variant json)
    {
        var members = json.AsArray();
        return new(members.Count > 0 ? (ushort)members[0].AsUInt64() : (ushort)0, members.Count > 1 ? members[1].AsBytes() : []);
    }

    /// <summary>Missing members are empty names.</summary>
    public static PermissionLevel ToPermissionLevel(Variant json) =>
        json.AsObject() is var level ? new(level.ReadName("actor"), level.ReadName("permission")) : default;

    private static byte[]? ReadPackedContextFreeData(VariantObject members) =>
        members.TryGet("packed_context_free_data", out var data) && data.IsString && data.GetString().Length != 0 ? data.AsBytes() : null;

    private static byte[] PackBlobs(IReadOnlyList<byte[]> blobs, CompressionType compression)
    {
        var packed = new PackedTransaction([], CompressionType.None, PackedTransaction.PackContextFreeData(blobs), []);
        return (compression == CompressionType.Zlib ? packed.Compress() : packed).PackedContextFreeData;
    }

    private static CompressionType ToCompression(Variant value)
    {
        const string type = "eosio::chain::packed_transaction::compression_type";
        if (value.IsString)
            return value.GetString() switch
            {
                "none" or "0" => CompressionType.None,
                "zlib" or "1" => CompressionType.Zlib,
                var text => throw new ValueFormatException($"invalid name '{text:key}' in enum '{type:enum}'"),
            };
        var index = value.AsInt64();
        return index is 0 or 1 ? (CompressionType)index : throw new ValueFormatException($"invalid index '{index:key}' in enum '{type:enum}'");
    }
}
