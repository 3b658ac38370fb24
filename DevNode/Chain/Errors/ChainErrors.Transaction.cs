namespace DevNode.Chain;

public static partial class ChainErrors
{
    public static readonly ChainErrorType TransactionException = new(ChainErrorType.Root, 3040000, "transaction_exception", "Transaction exception");
    public static readonly ChainErrorType TxDecompressionError = new(TransactionException, 3040001, "tx_decompression_error", "Error decompressing transaction");
    public static readonly ChainErrorType TxNoAction = new(TransactionException, 3040002, "tx_no_action", "Transaction should have at least one normal action");
    public static readonly ChainErrorType TxNoAuths = new(TransactionException, 3040003, "tx_no_auths", "Transaction should have at least one required authority");
    public static readonly ChainErrorType CfaIrrelevantAuth = new(TransactionException, 3040004, "cfa_irrelevant_auth", "Context-free action should have no required authority");
    public static readonly ChainErrorType ExpiredTxException = new(TransactionException, 3040005, "expired_tx_exception", "Expired Transaction");
    public static readonly ChainErrorType TxExpTooFarException = new(TransactionException, 3040006, "tx_exp_too_far_exception", "Transaction Expiration Too Far");
    public static readonly ChainErrorType InvalidRefBlockException = new(TransactionException, 3040007, "invalid_ref_block_exception", "Invalid Reference Block");
    public static readonly ChainErrorType TxDuplicate = new(TransactionException, 3040008, "tx_duplicate", "Duplicate transaction");
    public static readonly ChainErrorType DeferredTxDuplicate = new(TransactionException, 3040009, "deferred_tx_duplicate", "Duplicate deferred transaction");
    public static readonly ChainErrorType CfaInsideGeneratedTx = new(TransactionException, 3040010, "cfa_inside_generated_tx", "Context free action is not allowed inside generated transaction");
    public static readonly ChainErrorType TxNotFound = new(TransactionException, 3040011, "tx_not_found", "The transaction can not be found");
    public static readonly ChainErrorType TooManyTxAtOnce = new(TransactionException, 3040012, "too_many_tx_at_once", "Pushing too many transactions at once");
    public static readonly ChainErrorType TxTooBig = new(TransactionException, 3040013, "tx_too_big", "Transaction is too big");
    public static readonly ChainErrorType UnknownTransactionCompression = new(TransactionException, 3040014, "unknown_transaction_compression", "Unknown transaction compression");
    public static readonly ChainErrorType InvalidTransactionExtension = new(TransactionException, 3040015, "invalid_transaction_extension", "Invalid transaction extension");
    public static readonly ChainErrorType IllFormedDeferredTransactionGenerationContext = new(TransactionException, 3040016, "ill_formed_deferred_transaction_generation_context", "Transaction includes an ill-formed deferred transaction generation context extension");
    public static readonly ChainErrorType DisallowedTransactionExtensionsBadBlockException = new(TransactionException, 3040017, "disallowed_transaction_extensions_bad_block_exception", "Transaction includes disallowed extensions (invalid block)");
    public static readonly ChainErrorType TxResourceExhaustion = new(TransactionException, 3040018, "tx_resource_exhaustion", "Transaction exceeded transient resource limit");
}
