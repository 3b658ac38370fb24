using Antelope;
using Antelope.Serialization;
using DevNode.Wasm;

namespace DevNode.Chain.Intrinsics;

/// <content>The action, its authorizations and the system's state (nodeos action.cpp, authorization.cpp, system.cpp, producer.cpp).</content>
public sealed partial class ContractIntrinsics
{
    [HostFunction("read_action_data")]
    public int ReadActionData(WasmInstance wasm, uint buffer, uint length) => CopyOut(context.Act.Data, wasm.Span(buffer, length));

    [HostFunction("action_data_size")]
    public int ActionDataSize() => context.Act.Data.Length;

    [HostFunction("current_receiver")]
    public ulong CurrentReceiver() => context.Receiver.Value;

    [HostFunction("set_action_return_value")]
    public void SetActionReturnValue(WasmInstance wasm, uint value, uint length)
    {
        var bytes = wasm.Span(value, length);
        var maximum = Aware.Database.GlobalProperty.Configuration.MaxActionReturnValueSize;
        ChainErrors.ActionReturnValueException.Assert(
            length <= maximum, $"action return value size must be less or equal to {maximum:s} bytes");
        context.ActionReturnValue = bytes.ToArray();
    }

    [HostFunction("require_auth")]
    public void RequireAuth(ulong account) => Aware.RequireAuthorization(new Name(account));

    [HostFunction("require_auth2")]
    public void RequireAuth2(ulong account, ulong permission) =>
        Aware.RequireAuthorization(new Name(account), new Name(permission));

    [HostFunction("has_auth")]
    public int HasAuth(ulong account) => Aware.HasAuthorization(new Name(account)) ? 1 : 0;

    [HostFunction("require_recipient")]
    public void RequireRecipient(ulong recipient) => Aware.RequireRecipient(new Name(recipient));

    [HostFunction("is_account")]
    public int IsAccount(ulong account) => Aware.IsAccount(new Name(account)) ? 1 : 0;

    [HostFunction("get_code_hash")]
    public uint GetCodeHash(WasmInstance wasm, ulong account, uint structVersion, uint buffer, uint length)
    {
        var span = wasm.Span(buffer, length);
        var (sequence, hash, vmType, vmVersion) = Aware.GetCodeHash(new Name(account));
        // the only version of the structure is 0
        _ = structVersion;
        var writer = new PackWriter(64);
        writer.WriteVarUInt32(0);
        writer.WriteUInt64(sequence);
        writer.Write(hash);
        writer.WriteUInt8(vmType);
        writer.WriteUInt8(vmVersion);
        if (writer.Length <= span.Length)
            writer.Written.CopyTo(span);
        return (uint)writer.Length;
    }

    [HostFunction("current_time")]
    public ulong CurrentTime() => (ulong)Aware.Chain.PendingBlockTime.Microseconds;

    [HostFunction("publication_time")]
    public ulong PublicationTime() => (ulong)Aware.TransactionContext.Published.Microseconds;

    [HostFunction("is_feature_activated")]
    public int IsFeatureActivated(WasmInstance wasm, uint digest)
    {
        var feature = wasm.Digest(digest);
        _ = Aware;
        return controller.IsProtocolFeatureActivated(feature) ? 1 : 0;
    }

    [HostFunction("get_sender")]
    public ulong GetSender() => Aware.GetSender().Value;

    [HostFunction("get_block_num")]
    public uint GetBlockNum() => context.Chain.HeadBlockNum + 1;

    /// <summary>The length counts names for the check of memory, but bytes for what is copied.</summary>
    [HostFunction("get_active_producers")]
    public int GetActiveProducers(WasmInstance wasm, uint buffer, uint length)
    {
        if (length > uint.MaxValue / sizeof(ulong))
            throw WasmTrapException.SystemFailure("length will overflow");
        var span = wasm.Span(buffer, length * sizeof(ulong));
        var writer = new PackWriter();
        foreach (var producer in Aware.GetActiveProducers())
            writer.Write(producer);
        return CopyOut(writer.Written, span[..(int)length]);
    }
}
