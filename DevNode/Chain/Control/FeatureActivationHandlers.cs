using DevNode.State;

namespace DevNode.Chain;

/// <summary>What changes in the state at the moment a feature becomes active (nodeos on_activation).</summary>
internal static class FeatureActivationHandlers
{
    private static readonly Dictionary<BuiltinProtocolFeature, string[]> Intrinsics = new()
    {
        [BuiltinProtocolFeature.PreactivateFeature] = ["preactivate_feature", "is_feature_activated"],
        [BuiltinProtocolFeature.GetSender] = ["get_sender"],
        [BuiltinProtocolFeature.WtmsigBlockSignatures] = ["set_proposed_producers_ex"],
        [BuiltinProtocolFeature.ActionReturnValue] = ["set_action_return_value"],
        [BuiltinProtocolFeature.ConfigurableWasmLimits] = ["set_wasm_parameters_packed", "get_wasm_parameters_packed"],
        [BuiltinProtocolFeature.BlockchainParameters] = ["get_parameters_packed", "set_parameters_packed"],
        [BuiltinProtocolFeature.GetCodeHash] = ["get_code_hash"],
        [BuiltinProtocolFeature.GetBlockNum] = ["get_block_num"],
        [BuiltinProtocolFeature.CryptoPrimitives] =
            ["alt_bn128_add", "alt_bn128_mul", "alt_bn128_pair", "mod_exp", "blake2_f", "sha3", "k1_recover"],
    };

    public static void Activate(BuiltinProtocolFeature feature, ChainDatabase db, ResourceLimitsManager limits, DeepMindHandler? deepMind)
    {
        if (Intrinsics.TryGetValue(feature, out var names))
            db.ProtocolStates.Modify(db.ProtocolState with { WhitelistedIntrinsics = db.ProtocolState.WhitelistedIntrinsics.Union(names) });
        else if (feature == BuiltinProtocolFeature.WebauthnKey)
            db.ProtocolStates.Modify(db.ProtocolState with { NumSupportedKeyTypes = 3 });
        else if (feature == BuiltinProtocolFeature.ReplaceDeferred)
            CorrectRam(db, limits, deepMind);
    }

    /// <summary>Gives back the RAM that replaced deferred transactions were billed too much.</summary>
    private static void CorrectRam(ChainDatabase db, ResourceLimitsManager limits, DeepMindHandler? deepMind)
    {
        while (db.AccountRamCorrections.ById.First is { } correction)
        {
            var usage = limits.GetAccountRamUsage(correction.Name);
            deepMind?.OnRamTrace(correction.Id, "deferred_trx", "correction", "deferred_trx_ram_correction");
            limits.AddPendingRamUsage(correction.Name, -(long)Math.Min(correction.RamCorrection, (ulong)usage));
            db.AccountRamCorrections.Remove(correction);
        }
    }
}
