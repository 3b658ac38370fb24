using Antelope;

namespace DevNode.Chain;

/// <content>White- and blacklists of this node (subjective).</content>
public sealed partial class Controller
{
    public bool SenderAvoidsWhitelistBlacklistEnforcement(Name sender) => _config.SenderBypassWhiteblacklist.Contains(sender);

    /// <summary>actor_whitelist_exception or actor_blacklist_exception when an actor is not allowed.</summary>
    public void CheckActorList(IReadOnlyCollection<Name> actors)
    {
        if (_config.ActorWhitelist.Count > 0)
        {
            var missing = actors.Where(a => !_config.ActorWhitelist.Contains(a)).Order().ToArray();
            ChainErrors.ActorWhitelistException.Assert(missing.Length == 0,
                $"authorizing actor(s) in transaction are not on the actor whitelist: {ErrorValues.Of(missing):actors}");
        }
        else if (_config.ActorBlacklist.Count > 0)
        {
            var listed = actors.Where(_config.ActorBlacklist.Contains).Order().ToArray();
            ChainErrors.ActorBlacklistException.Assert(listed.Length == 0,
                $"authorizing actor(s) in transaction are on the actor blacklist: {ErrorValues.Of(listed):actors}");
        }
    }

    /// <summary>contract_whitelist_exception or contract_blacklist_exception when the contract is not allowed.</summary>
    public void CheckContractList(Name code)
    {
        if (_config.ContractWhitelist.Count > 0)
            ChainErrors.ContractWhitelistException.Assert(_config.ContractWhitelist.Contains(code), $"account '{code:code}' is not on the contract whitelist");
        else
            ChainErrors.ContractBlacklistException.Assert(!_config.ContractBlacklist.Contains(code), $"account '{code:code}' is on the contract blacklist");
    }

    /// <summary>action_blacklist_exception when the action is not allowed.</summary>
    public void CheckActionList(Name code, Name action) =>
        ChainErrors.ActionBlacklistException.Assert(!_config.ActionBlacklist.Contains((code, action)), $"action '{code:code}::{action:action}' is on the action blacklist");

    /// <summary>key_blacklist_exception when the key is not allowed.</summary>
    public void CheckKeyList(PublicKey key) =>
        ChainErrors.KeyBlacklistException.Assert(!_config.KeyBlacklist.Contains(key), $"public key '{key:key}' is on the key blacklist");
}
