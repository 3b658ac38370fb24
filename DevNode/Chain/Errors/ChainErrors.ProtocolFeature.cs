namespace DevNode.Chain;

public static partial class ChainErrors
{
    public static readonly ChainErrorType ProtocolFeatureException = new(ChainErrorType.Root, 3250000, "protocol_feature_exception", "Protocol feature exception");
    public static readonly ChainErrorType ProtocolFeatureValidationException = new(ProtocolFeatureException, 3250001, "protocol_feature_validation_exception", "Protocol feature validation exception");
    public static readonly ChainErrorType ProtocolFeatureBadBlockException = new(ProtocolFeatureException, 3250002, "protocol_feature_bad_block_exception", "Protocol feature exception (invalid block)");
    public static readonly ChainErrorType ProtocolFeatureIteratorException = new(ProtocolFeatureException, 3250003, "protocol_feature_iterator_exception", "Protocol feature iterator exception");
}
