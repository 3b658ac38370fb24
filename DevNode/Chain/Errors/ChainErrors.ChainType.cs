namespace DevNode.Chain;

/// <summary>Every class of error that the node can answer with, numbered and named as nodeos has them (nodeos exceptions.hpp).</summary>
public static partial class ChainErrors
{
    public static readonly ChainErrorType ChainTypeException = new(ChainErrorType.Root, 3010000, "chain_type_exception", "chain type exception");
    public static readonly ChainErrorType NameTypeException = new(ChainTypeException, 3010001, "name_type_exception", "Invalid name");
    public static readonly ChainErrorType PublicKeyTypeException = new(ChainTypeException, 3010002, "public_key_type_exception", "Invalid public key");
    public static readonly ChainErrorType PrivateKeyTypeException = new(ChainTypeException, 3010003, "private_key_type_exception", "Invalid private key");
    public static readonly ChainErrorType AuthorityTypeException = new(ChainTypeException, 3010004, "authority_type_exception", "Invalid authority");
    public static readonly ChainErrorType ActionTypeException = new(ChainTypeException, 3010005, "action_type_exception", "Invalid action");
    public static readonly ChainErrorType TransactionTypeException = new(ChainTypeException, 3010006, "transaction_type_exception", "Invalid transaction");
    public static readonly ChainErrorType AbiTypeException = new(ChainTypeException, 3010007, "abi_type_exception", "Invalid ABI");
    public static readonly ChainErrorType BlockIdTypeException = new(ChainTypeException, 3010008, "block_id_type_exception", "Invalid block ID");
    public static readonly ChainErrorType TransactionIdTypeException = new(ChainTypeException, 3010009, "transaction_id_type_exception", "Invalid transaction ID");
    public static readonly ChainErrorType PackedTransactionTypeException = new(ChainTypeException, 3010010, "packed_transaction_type_exception", "Invalid packed transaction");
    public static readonly ChainErrorType AssetTypeException = new(ChainTypeException, 3010011, "asset_type_exception", "Invalid asset");
    public static readonly ChainErrorType ChainIdTypeException = new(ChainTypeException, 3010012, "chain_id_type_exception", "Invalid chain ID");
    public static readonly ChainErrorType FixedKeyTypeException = new(ChainTypeException, 3010013, "fixed_key_type_exception", "Invalid fixed key");
    public static readonly ChainErrorType SymbolTypeException = new(ChainTypeException, 3010014, "symbol_type_exception", "Invalid symbol");
    public static readonly ChainErrorType UnactivatedKeyType = new(ChainTypeException, 3010015, "unactivated_key_type", "Key type is not a currently activated type");
    public static readonly ChainErrorType UnactivatedSignatureType = new(ChainTypeException, 3010016, "unactivated_signature_type", "Signature type is not a currently activated type");
}
