using Antelope;
using Antelope.Chain;
using DevNode.State;

namespace DevNode.Chain;

/// <content>eosio::setcode.</content>
internal static partial class NativeActions
{
    private static void SetCode(ApplyContext context)
    {
        var act = context.Act.DataAs<SetCode>();
        context.RequireAuthorization(act.Account);
        ChainErrors.InvalidContractVmType.Assert(act.VmType == 0, "code should be 0");
        ChainErrors.InvalidContractVmVersion.Assert(act.VmVersion == 0, "version should be 0");
        Checksum256 codeHash = default;
        if (act.Code.Length > 0)
        {
            codeHash = Checksum256.Hash(act.Code);
            context.Chain.Contracts.Validate(act.Code);
        }
        var accounts = context.Database.AccountMetadata;
        var account = accounts.ByName.Find(act.Account) ?? throw StdException.UnknownKey(act.Account);
        ChainErrors.SetExactCode.Assert(act.Code.Length > 0 || !account.CodeHash.IsZero, "contract is already cleared");
        var oldSize = account.CodeHash.IsZero ? 0 : ReleaseCode(context, account, codeHash);
        var newSize = (long)act.Code.Length * Config.SetcodeRamBytesMultiplier;
        if (act.Code.Length > 0)
            UseCode(context, act, codeHash);
        accounts.Modify(account with
        {
            CodeSequence = account.CodeSequence + 1,
            CodeHash = codeHash,
            VmType = act.VmType,
            VmVersion = act.VmVersion,
            LastCodeUpdate = context.Chain.PendingBlockTime,
        });
        if (newSize == oldSize)
            return;
        context.DeepMind?.OnContractRam(act.Account, "code", oldSize, newSize, "setcode");
        context.AddRamUsage(act.Account, newSize - oldSize);
    }

    /// <summary>Counts one user of the old code less; its RAM in bytes.</summary>
    private static long ReleaseCode(ApplyContext context, AccountMetadataRow account, Checksum256 newHash)
    {
        var table = context.Database.Code;
        var old = table.ByCodeHash.Find((account.CodeHash, account.VmType, account.VmVersion))
            ?? throw new InvalidOperationException($"account {account.Name} has code {account.CodeHash}, which the state does not hold");
        ChainErrors.SetExactCode.Assert(old.CodeHash != newHash, "contract is already running this version of code");
        if (old.CodeRefCount == 1)
        {
            table.Remove(old);
            context.Chain.Contracts.CodeBlockNumLastUsed(old.CodeHash, old.VmType, old.VmVersion, context.Chain.HeadBlockNum + 1);
        }
        else
        {
            table.Modify(old with { CodeRefCount = old.CodeRefCount - 1 });
        }
        return (long)old.Code.Length * Config.SetcodeRamBytesMultiplier;
    }

    private static void UseCode(ApplyContext context, SetCode act, Checksum256 codeHash)
    {
        var table = context.Database.Code;
        if (table.ByCodeHash.Find((codeHash, act.VmType, act.VmVersion)) is { } shared)
        {
            table.Modify(shared with { CodeRefCount = shared.CodeRefCount + 1 });
            return;
        }
        table.Create(new()
        {
            CodeHash = codeHash,
            Code = act.Code,
            CodeRefCount = 1,
            FirstBlockUsed = context.Chain.HeadBlockNum + 1,
            VmType = act.VmType,
            VmVersion = act.VmVersion,
        });
    }
}
