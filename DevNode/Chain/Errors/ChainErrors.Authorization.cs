namespace DevNode.Chain;

public static partial class ChainErrors
{
    public static readonly ChainErrorType AuthorizationException = new(ChainErrorType.Root, 3090000, "authorization_exception", "Authorization exception");
    public static readonly ChainErrorType TxDuplicateSig = new(AuthorizationException, 3090001, "tx_duplicate_sig", "Duplicate signature included");
    public static readonly ChainErrorType TxIrrelevantSig = new(AuthorizationException, 3090002, "tx_irrelevant_sig", "Irrelevant signature included");
    public static readonly ChainErrorType UnsatisfiedAuthorization = new(AuthorizationException, 3090003, "unsatisfied_authorization", "Provided keys, permissions, and delays do not satisfy declared authorizations");
    public static readonly ChainErrorType MissingAuthException = new(AuthorizationException, 3090004, "missing_auth_exception", "Missing required authority");
    public static readonly ChainErrorType IrrelevantAuthException = new(AuthorizationException, 3090005, "irrelevant_auth_exception", "Irrelevant authority included");
    public static readonly ChainErrorType InsufficientDelayException = new(AuthorizationException, 3090006, "insufficient_delay_exception", "Insufficient delay");
    public static readonly ChainErrorType InvalidPermission = new(AuthorizationException, 3090007, "invalid_permission", "Invalid Permission");
    public static readonly ChainErrorType UnlinkableMinPermissionAction = new(AuthorizationException, 3090008, "unlinkable_min_permission_action", "The action is not allowed to be linked with minimum permission");
    public static readonly ChainErrorType InvalidParentPermission = new(AuthorizationException, 3090009, "invalid_parent_permission", "The parent permission is invalid");
}
