using Antelope.Json;

namespace Antelope.Api;

/// <summary>What get_table_rows is asked; null leaves a member out, so that the node takes its default.</summary>
public sealed record TableRowsRequest(Name Code, string Scope, Name Table)
{
    /// <summary>1 to 10: primary, secondary, …; or a name of the index.</summary>
    public string? IndexPosition { get; init; }
    public string? KeyType { get; init; }
    public string? EncodeType { get; init; }
    public string? LowerBound { get; init; }
    public string? UpperBound { get; init; }
    public uint? Limit { get; init; }
    public bool? Reverse { get; init; }
    public bool? ShowPayer { get; init; }

    /// <summary>False asks for rows as hex.</summary>
    public bool Json { get; init; } = true;

    internal VariantObject ToVariant()
    {
        var body = new VariantObject { { "json", Json }, { "code", Code }, { "scope", Scope }, { "table", Table } };
        Add(body, "index_position", IndexPosition);
        Add(body, "key_type", KeyType);
        Add(body, "encode_type", EncodeType);
        Add(body, "lower_bound", LowerBound);
        Add(body, "upper_bound", UpperBound);
        if (Limit is { } limit)
            body.Add("limit", limit);
        if (Reverse is { } reverse)
            body.Add("reverse", reverse);
        if (ShowPayer is { } showPayer)
            body.Add("show_payer", showPayer);
        return body;
    }

    private static void Add(VariantObject body, string key, string? value)
    {
        if (value is not null)
            body.Add(key, value);
    }
}

/// <summary>Answer of get_table_rows and get_table_by_scope; <see cref="NextKey"/> is where the next page starts when there is more.</summary>
public sealed record TableRows(IReadOnlyList<Variant> Rows, bool More, string NextKey)
{
    internal static TableRows FromVariant(Variant json)
    {
        // get_table_by_scope has the key in "more"; empty is the end.
        var more = json["more"];
        var next = json.AsObject().TryGet("next_key", out var key) ? key.AsString() : more.IsString ? more.GetString() : "";
        return new(json["rows"].AsArray(), more.IsString ? more.GetString().Length != 0 : more.AsBool(), next);
    }
}
