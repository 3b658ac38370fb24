namespace DevNode.Chain;

public static partial class ChainErrors
{
    public static readonly ChainErrorType WhitelistBlacklistException = new(ChainErrorType.Root, 3130000, "whitelist_blacklist_exception", "Actor or contract whitelist/blacklist exception");
    public static readonly ChainErrorType ActorWhitelistException = new(WhitelistBlacklistException, 3130001, "actor_whitelist_exception", "Authorizing actor of transaction is not on the whitelist");
    public static readonly ChainErrorType ActorBlacklistException = new(WhitelistBlacklistException, 3130002, "actor_blacklist_exception", "Authorizing actor of transaction is on the blacklist");
    public static readonly ChainErrorType ContractWhitelistException = new(WhitelistBlacklistException, 3130003, "contract_whitelist_exception", "Contract to execute is not on the whitelist");
    public static readonly ChainErrorType ContractBlacklistException = new(WhitelistBlacklistException, 3130004, "contract_blacklist_exception", "Contract to execute is on the blacklist");
    public static readonly ChainErrorType ActionBlacklistException = new(WhitelistBlacklistException, 3130005, "action_blacklist_exception", "Action to execute is on the blacklist");
    public static readonly ChainErrorType KeyBlacklistException = new(WhitelistBlacklistException, 3130006, "key_blacklist_exception", "Public key in authority is on the blacklist");
}
