namespace DevNode.Chain;

/// <summary>The protocol features of Leap 3.2; the numbers are part of each feature's digest (nodeos protocol_feature_manager.hpp).</summary>
public enum BuiltinProtocolFeature : uint
{
    PreactivateFeature = 0,
    OnlyLinkToExistingPermission = 1,
    ReplaceDeferred = 2,
    NoDuplicateDeferredId = 3,
    FixLinkauthRestriction = 4,
    DisallowEmptyProducerSchedule = 5,
    RestrictActionToSelf = 6,
    OnlyBillFirstAuthorizer = 7,
    ForwardSetcode = 8,
    GetSender = 9,
    RamRestrictions = 10,
    WebauthnKey = 11,
    WtmsigBlockSignatures = 12,
    ActionReturnValue = 13,
    BlockchainParameters = 16,
    GetCodeHash = 17,
    ConfigurableWasmLimits = 18,
    CryptoPrimitives = 19,
    GetBlockNum = 20,
}
