using Antelope;
using Antelope.Json;
using DevNode.Chain;

namespace DevNode.Http;

/// <summary>Code and ABI of accounts: get_code, get_code_hash, get_abi, get_raw_code_and_abi, get_raw_abi.</summary>
internal static class GetCode
{
    public static IReadOnlyList<ReadCall> Calls { get; } =
    [
        ReadCall.Of("get_code", p => (Account: Account(p), AsWasm: p.ReadBool("code_as_wasm", true)), (c, p) => Code(c, p.Account, p.AsWasm)),
        ReadCall.Of("get_code_hash", Account, CodeHash),
        ReadCall.Of("get_abi", Account, Abi),
        ReadCall.Of("get_raw_code_and_abi", Account, RawCodeAndAbi),
        ReadCall.Of("get_raw_abi", p => (Account: Account(p), Hash: p.ReadOptional("abi_hash", ParamReader.ToChecksum256)), (c, p) => RawAbi(c, p.Account, p.Hash)),
    ];

    private static Name Account(VariantObject parameters) => parameters.ReadName("account_name");

    private static Variant Code(ReadContext context, Name name, bool asWasm)
    {
        var db = context.Chain.Db;
        var account = Rows.Account(db, name);
        var metadata = Rows.Metadata(db, name);
        ChainErrors.UnsupportedFeature.Assert(asWasm, "Returning WAST from get_code is no longer supported");
        var json = new VariantObject
        {
            { "account_name", name },
            { "code_hash", metadata.CodeHash },
            { "wast", "" },
            { "wasm", Utf8Text.Prune(Rows.Code(db, metadata)) },
        };
        return AddAbi(json, account.Abi);
    }

    private static Variant CodeHash(ReadContext context, Name name) =>
        new VariantObject { { "account_name", name }, { "code_hash", Rows.Metadata(context.Chain.Db, name).CodeHash } };

    private static Variant Abi(ReadContext context, Name name) =>
        AddAbi(new() { { "account_name", name } }, Rows.Account(context.Chain.Db, name).Abi);

    private static Variant RawCodeAndAbi(ReadContext context, Name name)
    {
        var account = Rows.Account(context.Chain.Db, name);
        var code = Rows.Code(context.Chain.Db, Rows.Metadata(context.Chain.Db, name));
        return new VariantObject { { "account_name", name }, { "wasm", Base64.EncodeBlob(code) }, { "abi", Base64.EncodeBlob(account.Abi) } };
    }

    private static Variant RawAbi(ReadContext context, Name name, Checksum256? known)
    {
        var account = Rows.Account(context.Chain.Db, name);
        var hash = Checksum256.Hash(account.Abi);
        var json = new VariantObject
        {
            { "account_name", name },
            { "code_hash", Rows.Metadata(context.Chain.Db, name).CodeHash },
            { "abi_hash", hash },
        };
        return known == hash ? json : json.Add("abi", Base64.EncodeBlob(account.Abi));
    }

    private static Variant AddAbi(VariantObject json, byte[] abi) =>
        Antelope.Abi.AbiDefinition.FromAccount(abi) is { } definition ? json.Add("abi", definition.ToVariant()) : json;
}
