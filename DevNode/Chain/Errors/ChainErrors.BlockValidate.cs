namespace DevNode.Chain;

public static partial class ChainErrors
{
    public static readonly ChainErrorType BlockValidateException = new(ChainErrorType.Root, 3030000, "block_validate_exception", "Block exception");
    public static readonly ChainErrorType UnlinkableBlockException = new(BlockValidateException, 3030001, "unlinkable_block_exception", "Unlinkable block");
    public static readonly ChainErrorType BlockTxOutputException = new(BlockValidateException, 3030002, "block_tx_output_exception", "Transaction outputs in block do not match transaction outputs from applying block");
    public static readonly ChainErrorType BlockConcurrencyException = new(BlockValidateException, 3030003, "block_concurrency_exception", "Block does not guarantee concurrent execution without conflicts");
    public static readonly ChainErrorType BlockLockException = new(BlockValidateException, 3030004, "block_lock_exception", "Shard locks in block are incorrect or mal-formed");
    public static readonly ChainErrorType BlockResourceExhausted = new(BlockValidateException, 3030005, "block_resource_exhausted", "Block exhausted allowed resources");
    public static readonly ChainErrorType BlockTooOldException = new(BlockValidateException, 3030006, "block_too_old_exception", "Block is too old to push");
    public static readonly ChainErrorType BlockFromTheFuture = new(BlockValidateException, 3030007, "block_from_the_future", "Block is from the future");
    public static readonly ChainErrorType WrongSigningKey = new(BlockValidateException, 3030008, "wrong_signing_key", "Block is not signed with expected key");
    public static readonly ChainErrorType WrongProducer = new(BlockValidateException, 3030009, "wrong_producer", "Block is not signed by expected producer");
    public static readonly ChainErrorType InvalidBlockHeaderExtension = new(BlockValidateException, 3030010, "invalid_block_header_extension", "Invalid block header extension");
    public static readonly ChainErrorType IllFormedProtocolFeatureActivation = new(BlockValidateException, 3030011, "ill_formed_protocol_feature_activation", "Block includes an ill-formed protocol feature activation extension");
    public static readonly ChainErrorType InvalidBlockExtension = new(BlockValidateException, 3030012, "invalid_block_extension", "Invalid block extension");
    public static readonly ChainErrorType IllFormedAdditionalBlockSignaturesExtension = new(BlockValidateException, 3030013, "ill_formed_additional_block_signatures_extension", "Block includes an ill-formed additional block signature extension");
}
