using Antelope;
using Antelope.Chain;
using Antelope.Json;
using DevNode.Chain;

namespace DevNode.Http;

/// <summary>The state of a block's header (fc reflection of block_header_state).</summary>
public static class BlockHeaderStateJson
{
    public static Variant Of(BlockHeaderState state) => new VariantObject
    {
        { "block_num", state.BlockNum },
        { "dpos_proposed_irreversible_blocknum", state.DposProposedIrreversibleBlockNum },
        { "dpos_irreversible_blocknum", state.DposIrreversibleBlockNum },
        { "active_schedule", state.ActiveSchedule.ToVariant() },
        { "blockroot_merkle", new VariantObject
        {
            { "_active_nodes", Variant.Array(state.BlockrootMerkle.ActiveNodes, n => n) },
            { "_node_count", state.BlockrootMerkle.NodeCount },
        } },
        { "producer_to_last_produced", Pairs(state.ProducerToLastProduced) },
        { "producer_to_last_implied_irb", Pairs(state.ProducerToLastImpliedIrb) },
        { "valid_block_signing_authority", state.ValidBlockSigningAuthority.ToVariant() },
        { "confirm_count", Variant.Array(state.ConfirmCount, c => (uint)c) },
        { "id", state.Id },
        { "header", BlockJson.SignedHeader(state.Header) },
        { "pending_schedule", new VariantObject
        {
            { "schedule_lib_num", state.PendingSchedule.ScheduleLibNum },
            { "schedule_hash", state.PendingSchedule.ScheduleHash },
            { "schedule", state.PendingSchedule.Schedule.ToVariant() },
        } },
        { "activated_protocol_features", new VariantObject
        {
            { "protocol_features", Variant.Array(state.ActivatedProtocolFeatures.ProtocolFeatures, f => f) },
        } },
        { "additional_signatures", Variant.Array(state.AdditionalSignatures, s => s) },
    };

    private static Variant Pairs(IEnumerable<KeyValuePair<Name, uint>> map) => Variant.Array(map, e => new Variant[] { e.Key, e.Value });
}
