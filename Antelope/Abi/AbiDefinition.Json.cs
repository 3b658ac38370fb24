using Antelope.Json;

namespace Antelope.Abi;

public sealed partial record AbiDefinition
{
    /// <summary>Parses an ABI file; throws <see cref="ValueFormatException"/>.</summary>
    public static AbiDefinition Parse(string json) => FromVariant(JsonText.Parse(json));

    /// <summary>Takes an ABI from JSON as nodeos does: what is missing is empty, what is unknown is skipped.</summary>
    public static AbiDefinition FromVariant(Variant json)
    {
        var abi = json.AsObject();
        return new()
        {
            Version = Text(abi, "version"),
            Types = List(abi, "types", o => new AbiType(Text(o, "new_type_name"), Text(o, "type"))),
            Structs = List(abi, "structs", o => new AbiStruct(Text(o, "name"), Text(o, "base"),
                List(o, "fields", f => new AbiField(Text(f, "name"), Text(f, "type"))))),
            Actions = List(abi, "actions", o => new AbiAction(ReadName(o, "name"), Text(o, "type"), Text(o, "ricardian_contract"))),
            Tables = List(abi, "tables", o => new AbiTable(ReadName(o, "name"), Text(o, "index_type"), Texts(o, "key_names"), Texts(o, "key_types"), Text(o, "type"))),
            RicardianClauses = List(abi, "ricardian_clauses", o => new AbiClause(Text(o, "id"), Text(o, "body"))),
            ErrorMessages = List(abi, "error_messages", o => new AbiErrorMessage(o.TryGet("error_code", out var code) ? code.AsUInt64() : 0, Text(o, "error_msg"))),
            Extensions = abi.TryGet("abi_extensions", out var extensions)
                ? [.. extensions.AsArray().Select(e => new Chain.Extension((ushort)e[0].AsUInt64(), e[1].AsBytes()))]
                : [],
            Variants = List(abi, "variants", o => new AbiVariant(Text(o, "name"), Texts(o, "types"))),
            ActionResults = List(abi, "action_results", o => new AbiActionResult(ReadName(o, "name"), Text(o, "result_type"))),
        };
    }

    /// <summary>The JSON that get_abi answers.</summary>
    public Variant ToVariant() => new VariantObject
    {
        { "version", Version },
        { "types", Variant.Array(Types, t => new VariantObject { { "new_type_name", t.NewTypeName }, { "type", t.Type } }) },
        { "structs", Variant.Array(Structs, s => new VariantObject
        {
            { "name", s.Name },
            { "base", s.Base },
            { "fields", Variant.Array(s.Fields, f => new VariantObject { { "name", f.Name }, { "type", f.Type } }) },
        }) },
        { "actions", Variant.Array(Actions, a => new VariantObject
        {
            { "name", a.Name },
            { "type", a.Type },
            { "ricardian_contract", a.RicardianContract },
        }) },
        { "tables", Variant.Array(Tables, t => new VariantObject
        {
            { "name", t.Name },
            { "index_type", t.IndexType },
            { "key_names", Variant.Array(t.KeyNames, n => n) },
            { "key_types", Variant.Array(t.KeyTypes, n => n) },
            { "type", t.Type },
        }) },
        { "ricardian_clauses", Variant.Array(RicardianClauses, c => new VariantObject { { "id", c.Id }, { "body", c.Body } }) },
        { "error_messages", Variant.Array(ErrorMessages, e => new VariantObject { { "error_code", e.ErrorCode }, { "error_msg", e.ErrorMsg } }) },
        { "abi_extensions", Variant.Array(Extensions, e => new Variant[] { (uint)e.Type, e.Data }) },
        { "variants", Variant.Array(Variants, v => new VariantObject { { "name", v.Name }, { "types", Variant.Array(v.Types, t => t) } }) },
        { "action_results", Variant.Array(ActionResults, r => new VariantObject { { "name", r.Name }, { "result_type", r.ResultType } }) },
    };

    private static string Text(VariantObject value, string key) => value.TryGet(key, out var text) ? text.AsString() : "";
    private static Name ReadName(VariantObject value, string key) => value.TryGet(key, out var text) ? Name.Parse(text.GetString()) : default;

    private static List<string> Texts(VariantObject value, string key) =>
        value.TryGet(key, out var list) ? [.. list.AsArray().Select(t => t.AsString())] : [];

    private static List<T> List<T>(VariantObject value, string key, Func<VariantObject, T> read) =>
        value.TryGet(key, out var list) ? [.. list.AsArray().Select(item => read(item.AsObject()))] : [];
}
