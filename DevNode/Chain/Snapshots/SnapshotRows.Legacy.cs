using Antelope;
using Antelope.Chain;
using Antelope.Serialization;
using DevNode.State;

namespace DevNode.Chain;

/// <content>The global property of other chain snapshots (nodeos global_property_object.hpp, namespace legacy).</content>
internal static partial class SnapshotRows
{
    private const string GenesisSection = "eosio::chain::genesis_state";

    /// <summary>
    /// The row of a chain snapshot of a version from 2 on: up to 2 a legacy schedule and the genesis for the chain id, up to 3 no limits, up to 4 no
    /// max_action_return_value_size, in Spring's none of key values; what is missing is nodeos's default.
    /// </summary>
    public static SnapshotRow<GlobalPropertyRow> GlobalPropertyOf(SnapshotFile snapshot, uint version) => version switch
    {
        <= 4 => GlobalPropertyUpTo4(snapshot, version),
        SpringSnapshot.Version => GlobalProperty with { Unpack = (ref reader) => UnpackWasmLimits(ref reader, UnpackWithoutLimits(ref reader)) },
        _ => GlobalProperty,
    };

    private static SnapshotRow<GlobalPropertyRow> GlobalPropertyUpTo4(SnapshotFile snapshot, uint version) => GlobalProperty with
    {
        Unpack = (ref reader) =>
        {
            uint? number = reader.ReadBool() ? reader.ReadUInt32() : null;
            var schedule = ProducerSchedules.Unpack(ref reader, legacy: version == 2);
            var row = new GlobalPropertyRow { ProposedScheduleBlockNum = number, ProposedSchedule = schedule, Configuration = ChainConfig.UnpackV0(ref reader) };
            row = row with { ChainId = version == 2 ? Packed.Unpack<GenesisState>(snapshot.Section(GenesisSection).Data.Span).ComputeChainId() : Checksum256.Unpack(ref reader) };
            return version < 4 ? row : UnpackLimits(ref reader, row);
        },
    };
}
