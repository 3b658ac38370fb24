namespace BootAgent.Plan;

/// <summary>The protocol features that the tutorial activates (bios-boot-tutorial.py stepSetSystemContract), by name.</summary>
public static class FeatureList
{
    /// <summary>The feature without which no contract can activate another.</summary>
    public const string Preactivate = "PREACTIVATE_FEATURE";

    /// <summary>All but <see cref="Preactivate"/>; a node may know only some of them.</summary>
    public static readonly IReadOnlyList<string> Tutorial =
    [
        "ACTION_RETURN_VALUE", "CONFIGURABLE_WASM_LIMITS2", "BLOCKCHAIN_PARAMETERS", "GET_SENDER", "FORWARD_SETCODE",
        "ONLY_BILL_FIRST_AUTHORIZER", "RESTRICT_ACTION_TO_SELF", "DISALLOW_EMPTY_PRODUCER_SCHEDULE",
        "FIX_LINKAUTH_RESTRICTION", "REPLACE_DEFERRED", "NO_DUPLICATE_DEFERRED_ID", "ONLY_LINK_TO_EXISTING_PERMISSION",
        "RAM_RESTRICTIONS", "WEBAUTHN_KEY", "WTMSIG_BLOCK_SIGNATURES", "GET_CODE_HASH", "GET_BLOCK_NUM",
        "CRYPTO_PRIMITIVES", "KV_DATABASE", "BLS_PRIMITIVES2", "DISABLE_DEFERRED_TRXS_STAGE_1",
        "DISABLE_DEFERRED_TRXS_STAGE_2",
    ];
}
