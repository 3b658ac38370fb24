using Antelope;

namespace DevNode.Chain;

/// <summary>Code name, description digest and dependencies of a builtin feature; the digest is sha256 of nodeos's description text.</summary>
public sealed record BuiltinProtocolFeatureSpec(
    BuiltinProtocolFeature Feature, string Codename, Checksum256 DescriptionDigest, IReadOnlyList<BuiltinProtocolFeature> Dependencies)
{
    /// <summary>All features of Leap 3.2 in order of their numbers (nodeos builtin_protocol_feature_codenames).</summary>
    public static IReadOnlyList<BuiltinProtocolFeatureSpec> All { get; } =
    [
        Spec(BuiltinProtocolFeature.PreactivateFeature, "PREACTIVATE_FEATURE",
            "64fe7df32e9b86be2b296b3f81dfd527f84e82b98e363bc97e40bc7a83733310"),
        Spec(BuiltinProtocolFeature.OnlyLinkToExistingPermission, "ONLY_LINK_TO_EXISTING_PERMISSION",
            "f3c3d91c4603cde2397268bfed4e662465293aab10cd9416db0d442b8cec2949"),
        Spec(BuiltinProtocolFeature.ReplaceDeferred, "REPLACE_DEFERRED",
            "9908b3f8413c8474ab2a6be149d3f4f6d0421d37886033f27d4759c47a26d944"),
        Spec(BuiltinProtocolFeature.NoDuplicateDeferredId, "NO_DUPLICATE_DEFERRED_ID",
            "45967387ee92da70171efd9fefd1ca8061b5efe6f124d269cd2468b47f1575a0", BuiltinProtocolFeature.ReplaceDeferred),
        Spec(BuiltinProtocolFeature.FixLinkauthRestriction, "FIX_LINKAUTH_RESTRICTION",
            "a98241c83511dc86c857221b9372b4aa7cea3aaebc567a48604e1d3db3557050"),
        Spec(BuiltinProtocolFeature.DisallowEmptyProducerSchedule, "DISALLOW_EMPTY_PRODUCER_SCHEDULE",
            "2853617cec3eabd41881eb48882e6fc5e81a0db917d375057864b3befbe29acd"),
        Spec(BuiltinProtocolFeature.RestrictActionToSelf, "RESTRICT_ACTION_TO_SELF",
            "e71b6712188391994c78d8c722c1d42c477cf091e5601b5cf1befd05721a57f3"),
        Spec(BuiltinProtocolFeature.OnlyBillFirstAuthorizer, "ONLY_BILL_FIRST_AUTHORIZER",
            "2f1f13e291c79da5a2bbad259ed7c1f2d34f697ea460b14b565ac33b063b73e2"),
        Spec(BuiltinProtocolFeature.ForwardSetcode, "FORWARD_SETCODE",
            "898082c59f921d0042e581f00a59d5ceb8be6f1d9c7a45b6f07c0e26eaee0222"),
        Spec(BuiltinProtocolFeature.GetSender, "GET_SENDER",
            "1eab748b95a2e6f4d7cb42065bdee5566af8efddf01a55a0a8d831b823f8828a"),
        Spec(BuiltinProtocolFeature.RamRestrictions, "RAM_RESTRICTIONS",
            "1812fdb5096fd854a4958eb9d53b43219d114de0e858ce00255bd46569ad2c68"),
        Spec(BuiltinProtocolFeature.WebauthnKey, "WEBAUTHN_KEY",
            "927fdf78c51e77a899f2db938249fb1f8bb38f4e43d9c1f75b190492080cbc34"),
        Spec(BuiltinProtocolFeature.WtmsigBlockSignatures, "WTMSIG_BLOCK_SIGNATURES",
            "ab76031cad7a457f4fd5f5fca97a3f03b8a635278e0416f77dcc91eb99a48e10"),
        Spec(BuiltinProtocolFeature.ActionReturnValue, "ACTION_RETURN_VALUE",
            "69b064c5178e2738e144ed6caa9349a3995370d78db29e494b3126ebd9111966"),
        Spec(BuiltinProtocolFeature.BlockchainParameters, "BLOCKCHAIN_PARAMETERS",
            "70787548dcea1a2c52c913a37f74ce99e6caae79110d7ca7b859936a0075b314"),
        Spec(BuiltinProtocolFeature.GetCodeHash, "GET_CODE_HASH",
            "d2596697fed14a0840013647b99045022ae6a885089f35a7e78da7a43ad76ed4"),
        Spec(BuiltinProtocolFeature.ConfigurableWasmLimits, "CONFIGURABLE_WASM_LIMITS2",
            "8139e99247b87f18ef7eae99f07f00ea3adf39ed53f4d2da3f44e6aa0bfd7c62"),
        Spec(BuiltinProtocolFeature.CryptoPrimitives, "CRYPTO_PRIMITIVES",
            "68d6405cb8df3de95bd834ebb408196578500a9f818ff62ccc68f60b932f7d82"),
        Spec(BuiltinProtocolFeature.GetBlockNum, "GET_BLOCK_NUM",
            "e5d7992006e628a38c5e6c28dd55ff5e57ea682079bf41fef9b3cced0f46b491"),
    ];

    private static BuiltinProtocolFeatureSpec Spec(
        BuiltinProtocolFeature feature, string codename, string description, params BuiltinProtocolFeature[] dependencies) =>
        new(feature, codename, Checksum256.Parse(description), dependencies);
}
