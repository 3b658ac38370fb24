namespace DevNode.Chain;

public static partial class ChainErrors
{
    public static readonly ChainErrorType ActionValidateException = new(ChainErrorType.Root, 3050000, "action_validate_exception", "Action validate exception");
    public static readonly ChainErrorType AccountNameExistsException = new(ActionValidateException, 3050001, "account_name_exists_exception", "Account name already exists");
    public static readonly ChainErrorType InvalidActionArgsException = new(ActionValidateException, 3050002, "invalid_action_args_exception", "Invalid Action Arguments");
    public static readonly ChainErrorType EosioAssertMessageException = new(ActionValidateException, 3050003, "eosio_assert_message_exception", "eosio_assert_message assertion failure");
    public static readonly ChainErrorType EosioAssertCodeException = new(ActionValidateException, 3050004, "eosio_assert_code_exception", "eosio_assert_code assertion failure");
    public static readonly ChainErrorType ActionNotFoundException = new(ActionValidateException, 3050005, "action_not_found_exception", "Action can not be found");
    public static readonly ChainErrorType ActionDataAndStructMismatch = new(ActionValidateException, 3050006, "action_data_and_struct_mismatch", "Mismatch between action data and its struct");
    public static readonly ChainErrorType UnaccessibleApi = new(ActionValidateException, 3050007, "unaccessible_api", "Attempt to use unaccessible API");
    public static readonly ChainErrorType AbortCalled = new(ActionValidateException, 3050008, "abort_called", "Abort Called");
    public static readonly ChainErrorType InlineActionTooBig = new(ActionValidateException, 3050009, "inline_action_too_big", "Inline Action exceeds maximum size limit");
    public static readonly ChainErrorType UnauthorizedRamUsageIncrease = new(ActionValidateException, 3050010, "unauthorized_ram_usage_increase", "Action attempts to increase RAM usage of account without authorization");
    public static readonly ChainErrorType RestrictedErrorCodeException = new(ActionValidateException, 3050011, "restricted_error_code_exception", "eosio_assert_code assertion failure uses restricted error code value");
    public static readonly ChainErrorType InlineActionTooBigNonprivileged = new(ActionValidateException, 3050012, "inline_action_too_big_nonprivileged", "Inline action exceeds maximum size limit for a non-privileged account");
    public static readonly ChainErrorType ActionReturnValueException = new(ActionValidateException, 3050014, "action_return_value_exception", "action return value size too big");
}
