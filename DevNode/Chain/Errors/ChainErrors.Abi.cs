namespace DevNode.Chain;

public static partial class ChainErrors
{
    public static readonly ChainErrorType AbiException = new(ChainErrorType.Root, 3015000, "abi_exception", "ABI exception");
    public static readonly ChainErrorType AbiNotFoundException = new(AbiException, 3015001, "abi_not_found_exception", "No ABI found");
    public static readonly ChainErrorType InvalidRicardianClauseException = new(AbiException, 3015002, "invalid_ricardian_clause_exception", "Invalid Ricardian Clause");
    public static readonly ChainErrorType InvalidRicardianActionException = new(AbiException, 3015003, "invalid_ricardian_action_exception", "Invalid Ricardian Action");
    public static readonly ChainErrorType InvalidTypeInsideAbi = new(AbiException, 3015004, "invalid_type_inside_abi", "The type defined in the ABI is invalid");
    public static readonly ChainErrorType DuplicateAbiTypeDefException = new(AbiException, 3015005, "duplicate_abi_type_def_exception", "Duplicate type definition in the ABI");
    public static readonly ChainErrorType DuplicateAbiStructDefException = new(AbiException, 3015006, "duplicate_abi_struct_def_exception", "Duplicate struct definition in the ABI");
    public static readonly ChainErrorType DuplicateAbiActionDefException = new(AbiException, 3015007, "duplicate_abi_action_def_exception", "Duplicate action definition in the ABI");
    public static readonly ChainErrorType DuplicateAbiTableDefException = new(AbiException, 3015008, "duplicate_abi_table_def_exception", "Duplicate table definition in the ABI");
    public static readonly ChainErrorType DuplicateAbiErrMsgDefException = new(AbiException, 3015009, "duplicate_abi_err_msg_def_exception", "Duplicate error message definition in the ABI");
    public static readonly ChainErrorType AbiSerializationDeadlineException = new(AbiException, 3015010, "abi_serialization_deadline_exception", "ABI serialization time has exceeded the deadline");
    public static readonly ChainErrorType AbiRecursionDepthException = new(AbiException, 3015011, "abi_recursion_depth_exception", "ABI recursive definition has exceeded the max recursion depth");
    public static readonly ChainErrorType AbiCircularDefException = new(AbiException, 3015012, "abi_circular_def_exception", "Circular definition is detected in the ABI");
    public static readonly ChainErrorType UnpackException = new(AbiException, 3015013, "unpack_exception", "Unpack data exception");
    public static readonly ChainErrorType PackException = new(AbiException, 3015014, "pack_exception", "Pack data exception");
    public static readonly ChainErrorType DuplicateAbiVariantDefException = new(AbiException, 3015015, "duplicate_abi_variant_def_exception", "Duplicate variant definition in the ABI");
    public static readonly ChainErrorType UnsupportedAbiVersionException = new(AbiException, 3015016, "unsupported_abi_version_exception", "ABI has an unsupported version");
    public static readonly ChainErrorType DuplicateAbiActionResultsDefException = new(AbiException, 3015017, "duplicate_abi_action_results_def_exception", "Duplicate action results definition in the ABI");
}
