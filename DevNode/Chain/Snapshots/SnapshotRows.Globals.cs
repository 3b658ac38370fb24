using System.Collections.Immutable;
using Antelope;
using Antelope.Chain;
using Antelope.Serialization;
using DevNode.State;
using DevNode.Wasm;

namespace DevNode.Chain;

internal static partial class SnapshotRows
{
    public static readonly SnapshotRow<GlobalPropertyRow> GlobalProperty = new("eosio::chain::global_property_object",
        (w, r) =>
        {
            w.WriteBool(r.ProposedScheduleBlockNum is not null);
            if (r.ProposedScheduleBlockNum is { } number)
                w.WriteUInt32(number);
            r.ProposedSchedule.Pack(w);
            r.Configuration.Pack(w);
            r.ChainId.Pack(w);
            w.WriteUInt32(r.KvConfiguration.MaxKeySize);
            w.WriteUInt32(r.KvConfiguration.MaxValueSize);
            w.WriteUInt32(r.KvConfiguration.MaxIterators);
            foreach (var limit in Limits(r.WasmConfiguration))
                w.WriteUInt32(limit);
        },
        (ref r) => UnpackLimits(ref r, UnpackWithoutLimits(ref r)));

    public static readonly SnapshotRow<ProtocolStateRow> ProtocolState = new("eosio::chain::protocol_state_object",
        (w, r) =>
        {
            w.WriteVarUInt32((uint)r.ActivatedProtocolFeatures.Length);
            foreach (var (digest, number) in r.ActivatedProtocolFeatures)
            {
                digest.Pack(w);
                w.WriteUInt32(number);
            }
            w.WriteArray(r.PreactivatedProtocolFeatures);
            w.WriteVarUInt32((uint)r.WhitelistedIntrinsics.Count);
            foreach (var name in r.WhitelistedIntrinsics)
                w.WriteString(name);
            w.WriteUInt32(r.NumSupportedKeyTypes);
        },
        (ref r) => new()
        {
            ActivatedProtocolFeatures = UnpackActivated(ref r),
            PreactivatedProtocolFeatures = [.. r.ReadArray<Checksum256>()],
            WhitelistedIntrinsics = UnpackIntrinsics(ref r),
            NumSupportedKeyTypes = r.ReadUInt32(),
        });

    public static readonly SnapshotRow<DynamicGlobalPropertyRow> DynamicGlobalProperty = new("eosio::chain::dynamic_global_property_object",
        (w, r) => w.WriteUInt64(r.GlobalActionSequence),
        (ref r) => new() { GlobalActionSequence = r.ReadUInt64() });

    public static readonly SnapshotRow<BlockSummaryRow> BlockSummary = new("eosio::chain::block_summary_object",
        (w, r) => r.BlockId.Pack(w),
        (ref r) => new() { BlockId = Checksum256.Unpack(ref r) });

    public static readonly SnapshotRow<TransactionRow> Transaction = new("eosio::chain::transaction_object",
        (w, r) =>
        {
            r.Expiration.Pack(w);
            r.TrxId.Pack(w);
        },
        (ref r) => new() { Expiration = TimePointSec.Unpack(ref r), TrxId = Checksum256.Unpack(ref r) });

    public static readonly SnapshotRow<GeneratedTransactionRow> GeneratedTransaction = new("eosio::chain::generated_transaction_object",
        (w, r) =>
        {
            r.TrxId.Pack(w);
            r.Sender.Pack(w);
            w.WriteUInt128(r.SenderId);
            r.Payer.Pack(w);
            r.DelayUntil.Pack(w);
            r.Expiration.Pack(w);
            r.Published.Pack(w);
            w.WriteBytes(r.PackedTrx);
        },
        (ref r) => new()
        {
            TrxId = Checksum256.Unpack(ref r),
            Sender = Name.Unpack(ref r),
            SenderId = r.ReadUInt128(),
            Payer = Name.Unpack(ref r),
            DelayUntil = TimePoint.Unpack(ref r),
            Expiration = TimePoint.Unpack(ref r),
            Published = TimePoint.Unpack(ref r),
            PackedTrx = r.ReadBytes(),
        });

    private static GlobalPropertyRow UnpackWithoutLimits(ref PackReader r) => new()
    {
        ProposedScheduleBlockNum = r.ReadBool() ? r.ReadUInt32() : null,
        ProposedSchedule = ProducerSchedule.Unpack(ref r),
        Configuration = ChainConfig.Unpack(ref r),
        ChainId = Checksum256.Unpack(ref r),
    };

    private static GlobalPropertyRow UnpackLimits(ref PackReader r, GlobalPropertyRow row) =>
        UnpackWasmLimits(ref r, row with { KvConfiguration = new(r.ReadUInt32(), r.ReadUInt32(), r.ReadUInt32()) });

    private static GlobalPropertyRow UnpackWasmLimits(ref PackReader r, GlobalPropertyRow row) => row with
    {
        WasmConfiguration = new(r.ReadUInt32(), r.ReadUInt32(), r.ReadUInt32(), r.ReadUInt32(), r.ReadUInt32(), r.ReadUInt32(),
            r.ReadUInt32(), r.ReadUInt32(), r.ReadUInt32(), r.ReadUInt32(), r.ReadUInt32()),
    };

    private static uint[] Limits(WasmConfig c) =>
    [
        c.MaxMutableGlobalBytes, c.MaxTableElements, c.MaxSectionElements, c.MaxLinearMemoryInit, c.MaxFuncLocalBytes, c.MaxNestedStructures,
        c.MaxSymbolBytes, c.MaxModuleBytes, c.MaxCodeBytes, c.MaxPages, c.MaxCallDepth,
    ];

    private static ImmutableArray<ActivatedProtocolFeature> UnpackActivated(ref PackReader reader)
    {
        var features = ImmutableArray.CreateBuilder<ActivatedProtocolFeature>();
        for (var count = reader.ReadCount(36); count > 0; count--)
            features.Add(new(Checksum256.Unpack(ref reader), reader.ReadUInt32()));
        return features.ToImmutable();
    }

    private static ImmutableSortedSet<string> UnpackIntrinsics(ref PackReader reader)
    {
        var names = new ProtocolStateRow().WhitelistedIntrinsics.ToBuilder();
        for (var count = reader.ReadCount(1); count > 0; count--)
            names.Add(reader.ReadString());
        return names.ToImmutable();
    }
}
