namespace DevNode.Chain;

public static partial class ChainErrors
{
    public static readonly ChainErrorType ContractException = new(ChainErrorType.Root, 3160000, "contract_exception", "Contract exception");
    public static readonly ChainErrorType InvalidTablePayer = new(ContractException, 3160001, "invalid_table_payer", "The payer of the table data is invalid");
    public static readonly ChainErrorType TableAccessViolation = new(ContractException, 3160002, "table_access_violation", "Table access violation");
    public static readonly ChainErrorType InvalidTableIterator = new(ContractException, 3160003, "invalid_table_iterator", "Invalid table iterator");
    public static readonly ChainErrorType TableNotInCache = new(ContractException, 3160004, "table_not_in_cache", "Table can not be found inside the cache");
    public static readonly ChainErrorType TableOperationNotPermitted = new(ContractException, 3160005, "table_operation_not_permitted", "The table operation is not allowed");
    public static readonly ChainErrorType InvalidContractVmType = new(ContractException, 3160006, "invalid_contract_vm_type", "Invalid contract vm type");
    public static readonly ChainErrorType InvalidContractVmVersion = new(ContractException, 3160007, "invalid_contract_vm_version", "Invalid contract vm version");
    public static readonly ChainErrorType SetExactCode = new(ContractException, 3160008, "set_exact_code", "Contract is already running this version of code");
    public static readonly ChainErrorType WasmFileNotFound = new(ContractException, 3160009, "wasm_file_not_found", "No wasm file found");
    public static readonly ChainErrorType AbiFileNotFound = new(ContractException, 3160010, "abi_file_not_found", "No abi file found");
    public static readonly ChainErrorType WasmConfigUnknownVersion = new(ContractException, 3160015, "wasm_config_unknown_version", "Unknown wasm_config version");
    public static readonly ChainErrorType ConfigParseError = new(ContractException, 3160016, "config_parse_error", "Parsing config error");
}
