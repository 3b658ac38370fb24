using Antelope.Abi;
using Antelope.Chain;
using Antelope.Json;
using Antelope.Serialization;
using DevNode.Chain;
using Action = Antelope.Chain.Action;

namespace DevNode.Http;

/// <summary>Actions and transactions with their data expanded by the contracts' ABIs, and back (nodeos abi_to_variant, abi_from_variant).</summary>
public sealed class ActionJson(AbiResolver abis)
{
    /// <summary>Data as an object where the ABI gives it, else as hex; always also as hex_data.</summary>
    public Variant Expand(Action action)
    {
        var json = new VariantObject
        {
            { "account", action.Account },
            { "name", action.Name },
            { "authorization", Variant.Array(action.Authorization, AuthorityJson.ToVariant) },
        };
        json.Add("data", ExpandData(action) ?? action.Data);
        json.Add("hex_data", action.Data);
        return json;
    }

    /// <summary>A transaction with expanded actions; its extensions as far as they are known.</summary>
    public VariantObject Expand(Transaction transaction)
    {
        var json = new VariantObject();
        foreach (var (key, value) in transaction.ToVariant(Expand))
            if (key != "transaction_extensions")
                json.Add(key, value);
        foreach (var extension in transaction.Extensions.Where(e => e.Type == DeferredTransactionGenerationContext.ExtensionId))
        {
            var context = Packed.Unpack<DeferredTransactionGenerationContext>(extension.Data);
            json.Add("deferred_transaction_generation", new VariantObject
            {
                { "sender_trx_id", context.SenderTrxId }, { "sender_id", context.SenderId }, { "sender", context.Sender },
            });
        }
        return json;
    }

    /// <summary>An action whose data is hex text, an object for the ABI, or hex_data; packed_transaction_type_exception when nothing fits.</summary>
    public Action ToAction(Variant json)
    {
        var error = ChainErrors.PackedTransactionTypeException;
        var members = json.AsObject();
        error.Assert(members.Contains("account"), "Missing account");
        error.Assert(members.Contains("name"), "Missing name");
        var account = members.ReadName("account");
        var name = members.ReadName("name");
        var authorization = members.ReadList("authorization", TransactionInput.ToPermissionLevel);
        byte[]? data = null;
        if (members.TryGet("data", out var given))
        {
            if (given.IsString)
                data = given.AsBytes();
            else if (given.IsObject && abis.Find(account) is { } abi && abi.ActionType(name) is { } type)
                data = abi.Encode(type, given);
        }
        if (data is null && members.TryGet("hex_data", out var hex) && hex.IsString && hex.AsBytes() is { Length: > 0 } bytes)
            data = bytes;
        return new(account, name, authorization, data ?? throw error.Error($"Failed to deserialize data for {account:account}:{name:name}"));
    }

    private Variant? ExpandData(Action action)
    {
        try
        {
            return abis.Find(action.Account) is { } abi && abi.ActionType(action.Name) is { Length: > 0 } type ? abi.Decode(type, action.Data) : (Variant?)null;
        }
        catch (Exception e) when (e is AbiException or PackException)
        {
            return null;
        }
    }
}
