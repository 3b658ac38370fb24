using Antelope;
using Antelope.Json;
using DevNode.Chain;

namespace DevNode.Http;

/// <summary>abi_json_to_bin and abi_bin_to_json.</summary>
internal static class AbiConversion
{
    public static ReadCall ToBinCall { get; } = ReadCall.Of("abi_json_to_bin",
        p => (Code: p.ReadName("code"), Action: p.ReadName("action"), Args: p.TryGet("args", out var args) ? args : default),
        (c, p) => ApiErrors.Annotate($"code: {p.Code:code}, action: {p.Action:action}, args: {Shown(p.Args):args}", () => ToBin(c, p.Code, p.Action, p.Args)));

    public static ReadCall ToJsonCall { get; } = ReadCall.Of("abi_bin_to_json",
        p => (Code: p.ReadName("code"), Action: p.ReadName("action"), Data: p.TryGet("binargs", out var data) ? data.AsBytes() : []),
        (c, p) => ToJson(c, p.Code, p.Action, p.Data));

    private static Variant ToBin(ReadContext context, Name code, Name action, Variant args)
    {
        ChainErrors.ContractQueryException.Assert(context.Chain.Db.Accounts.ByName.Find(code) is not null, $"Contract can't be found {code:contract}");
        var abi = context.Abis.Find(code) ?? throw ChainErrors.AbiNotFoundException.Error($"No ABI found for {code:contract}");
        var type = abi.ActionType(action) is { Length: > 0 } known ? known
            : throw ChainErrors.ActionValidateException.Error($"Unknown action {action:action} in contract {code:contract}");
        var expected = abi.Definition.Structs.FirstOrDefault(s => s.Name == type) is { } item
            ? Variant.Array(item.Fields, f => new VariantObject { { "name", f.Name }, { "type", f.Type } }).ToString()
            : "";
        var message = $"'{Shown(args)}' is invalid args for action '{action}' code '{code}'. expected '{expected}'";
        return new VariantObject { { "binargs", ApiErrors.Frame(ChainErrors.InvalidActionArgsException, message, () => abi.Encode(type, args, context.Settings.VerboseErrors)) } };
    }

    private static Variant ToJson(ReadContext context, Name code, Name action, byte[] data)
    {
        Rows.Account(context.Chain.Db, code);
        var abi = context.Abis.Find(code) ?? throw ChainErrors.AbiNotFoundException.Error($"No ABI found for {code:contract}");
        return new VariantObject { { "args", abi.Decode(abi.ActionType(action) ?? "", data, context.Settings.VerboseErrors) } };
    }

    /// <summary>A value inside a message: JSON for arrays and objects, plain otherwise (fc format_string).</summary>
    private static string Shown(Variant value) => value.IsArray || value.IsObject ? value.ToString() : value.AsString();
}
