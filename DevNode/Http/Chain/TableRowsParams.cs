using Antelope;
using Antelope.Json;
using DevNode.Chain;

namespace DevNode.Http;

/// <summary>Parameters of get_table_rows.</summary>
internal sealed record TableRowsParams(
    bool Json, Name Code, string Scope, Name Table, string LowerBound, string UpperBound, uint Limit, string KeyType, string IndexPosition,
    string EncodeType, bool Reverse, bool ShowPayer, uint? TimeLimitMs)
{
    private static readonly (string Start, int Position)[] Ordinals =
    [
        ("sec", 0), ("ter", 1), ("th", 1), ("fou", 2), ("fi", 3), ("six", 4), ("sev", 5), ("eig", 6), ("nin", 7), ("ten", 8),
    ];

    public static TableRowsParams From(VariantObject p) => new(
        p.ReadBool("json"), p.ReadName("code"), p.ReadText("scope"), p.ReadName("table"), p.ReadText("lower_bound"), p.ReadText("upper_bound"),
        p.ReadUInt32("limit", 10), p.ReadText("key_type"), p.ReadText("index_position"), p.ReadText("encode_type", "dec"),
        p.ReadOptional("reverse", v => v.AsBool()) ?? false, p.ReadOptional("show_payer", v => v.AsBool()) ?? false,
        p.ReadOptional("time_limit_ms", v => (uint)v.AsUInt64()));

    /// <summary>The table of the asked index, and whether it is the primary one (nodeos get_table_index_name).</summary>
    public (Name Table, bool IsPrimary) Index()
    {
        ChainErrors.ContractTableQueryException.Assert((Table.Value & 0xf) == 0, $"Unsupported table name: {Table:n}");
        var position = Position();
        return position is { } number ? (new(Table.Value | ((ulong)number & 0xf)), false) : (Table, true);
    }

    private long? Position()
    {
        if (IndexPosition is "" or "first" or "primary" or "one")
            return null;
        if (IndexPosition == "two")
            return 0;
        foreach (var (start, position) in Ordinals)
            if (IndexPosition.StartsWith(start, StringComparison.Ordinal))
                return position;
        try
        {
            var number = Numbers.ParseUInt64(IndexPosition);
            return number < 2 ? null : unchecked((long)(number - 2));
        }
        catch (ValueFormatException)
        {
            throw ChainErrors.ContractTableQueryException.Error($"Invalid index_position: {IndexPosition:p}");
        }
    }
}
