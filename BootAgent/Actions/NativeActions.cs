using Antelope;
using Antelope.Chain;
using BootAgent.Plan;
using Action = Antelope.Chain.Action;

namespace BootAgent.Actions;

/// <summary>Actions of eosio that the chain itself executes (nodeos contract_types.hpp).</summary>
internal static class NativeActions
{
    private static readonly Name Eosio = SystemAccounts.Eosio;

    /// <summary>A new account whose owner and active permissions are one key.</summary>
    public static Action NewAccount(Name creator, Name name, PublicKey key) =>
        Call.By(creator, Eosio, "newaccount", data =>
        {
            creator.Pack(data);
            name.Pack(data);
            Authority.Of(key).Pack(data);
            Authority.Of(key).Pack(data);
        });

    /// <summary>The code of an account's contract.</summary>
    public static Action SetCode(Name account, byte[] wasm) =>
        Call.By(account, Eosio, "setcode", data =>
        {
            account.Pack(data);
            data.WriteUInt8(0); // vmtype
            data.WriteUInt8(0); // vmversion
            data.WriteBytes(wasm);
        });

    /// <summary>The interface of an account's contract, in binary form.</summary>
    public static Action SetAbi(Name account, byte[] abi) =>
        Call.By(account, Eosio, "setabi", data =>
        {
            account.Pack(data);
            data.WriteBytes(abi);
        });

    /// <summary>Replaces a permission, authorized by the permission itself.</summary>
    public static Action UpdateAuth(Name account, Name permission, Name parent, Authority authority) =>
        Call.By(new PermissionLevel(account, permission), Eosio, "updateauth", data =>
        {
            account.Pack(data);
            permission.Pack(data);
            parent.Pack(data);
            authority.Pack(data);
        });
}
