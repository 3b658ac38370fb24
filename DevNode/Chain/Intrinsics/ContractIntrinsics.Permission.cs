using Antelope;
using Antelope.Chain;
using Antelope.Serialization;
using DevNode.Wasm;

namespace DevNode.Chain.Intrinsics;

/// <content>Questions about authority (nodeos permission.cpp).</content>
public sealed partial class ContractIntrinsics
{
    [HostFunction("check_transaction_authorization")]
    public int CheckTransactionAuthorization(
        WasmInstance wasm, uint trx, uint trxLength, uint keys, uint keysLength, uint permissions, uint permissionsLength)
    {
        var permissionBytes = wasm.Span(permissions, permissionsLength);
        var keyBytes = wasm.Span(keys, keysLength);
        var transactionBytes = wasm.Span(trx, trxLength);
        _ = Aware;
        var transaction = Packed.Unpack<Transaction>(transactionBytes, "eosio::chain::transaction");
        var providedKeys = UnpackSet<PublicKey>(keyBytes, "fc::crypto::public_key");
        var providedPermissions = UnpackSet<PermissionLevel>(permissionBytes, "eosio::chain::permission_level");
        return IsAuthorized(context => context.Chain.Authorization.CheckAuthorization(
            transaction.Actions, providedKeys, providedPermissions, transaction.DelaySec * 1_000_000L,
            context.TransactionContext.CheckTime, false));
    }

    [HostFunction("check_permission_authorization")]
    public int CheckPermissionAuthorization(
        WasmInstance wasm, ulong account, ulong permission, uint keys, uint keysLength, uint permissions, uint permissionsLength,
        ulong delayMicroseconds)
    {
        var permissionBytes = wasm.Span(permissions, permissionsLength);
        var keyBytes = wasm.Span(keys, keysLength);
        _ = Aware;
        ChainErrors.ActionValidateException.Assert(delayMicroseconds <= long.MaxValue, "provided delay is too large");
        var providedKeys = UnpackSet<PublicKey>(keyBytes, "fc::crypto::public_key");
        var providedPermissions = UnpackSet<PermissionLevel>(permissionBytes, "eosio::chain::permission_level");
        return IsAuthorized(context => context.Chain.Authorization.CheckAuthorization(
            new Name(account), new Name(permission), providedKeys, providedPermissions, (long)delayMicroseconds,
            false));
    }

    [HostFunction("get_permission_last_used")]
    public long GetPermissionLastUsed(ulong account, ulong permission)
    {
        var authorization = Aware.Chain.Authorization;
        var row = authorization.GetPermission(new PermissionLevel(new Name(account), new Name(permission)));
        return authorization.GetPermissionLastUsed(row).Microseconds;
    }

    [HostFunction("get_account_creation_time")]
    public long GetAccountCreationTime(ulong account)
    {
        var row = Aware.Database.Accounts.ByName.Find(new Name(account))
            ?? throw ChainErrors.ActionValidateException.Error($"account '{new Name(account):account}' does not exist");
        return row.CreationDate.ToTimePoint().Microseconds;
    }

    private static SortedSet<T> UnpackSet<T>(ReadOnlySpan<byte> bytes, string type) where T : IPackable<T>
    {
        try
        {
            return bytes.IsEmpty ? [] : [.. Unpack(bytes, $"{type}[]", static (ref PackReader reader) => reader.ReadArray<T>())];
        }
        catch (PackException e)
        {
            throw e.Within([UnpackSteps.Unpacking($"flat_set<{type}>")]);
        }
    }

    private int IsAuthorized(Action<ApplyContext> check)
    {
        try
        {
            check(context);
            return 1;
        }
        catch (ChainException error) when (error.Is(ChainErrors.AuthorizationException))
        {
            return 0;
        }
    }
}
