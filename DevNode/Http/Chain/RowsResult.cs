using Antelope;
using Antelope.Abi;
using Antelope.Json;

namespace DevNode.Http;

/// <summary>Rows, whether there are more, and where they begin.</summary>
internal sealed class RowsResult
{
    private readonly List<Variant> _rows = [];
    private bool _more;
    private string _nextKey = "";

    /// <summary>Takes rows up to the limit and the time; rows that come out null are passed over.</summary>
    public void Walk<TRow>(RequestTime time, TableRowsParams p, IEnumerable<TRow> rows, Func<TRow, Variant?> convert, Func<TRow, string> keyOf)
    {
        var hasTime = time.Within(p.TimeLimitMs);
        foreach (var row in rows)
        {
            if (_rows.Count >= p.Limit || !hasTime())
            {
                _more = true;
                _nextKey = keyOf(row);
                return;
            }
            if (convert(row) is { } value)
                _rows.Add(value);
        }
    }

    /// <summary>A row decoded or as hex, with its payer when asked for.</summary>
    public static Variant Row(ReadContext context, TableRowsParams p, AbiSerializer abi, byte[] value, Name payer)
    {
        var data = p.Json ? abi.Decode(abi.TableType(p.Table) ?? "", value, context.Settings.VerboseErrors) : value;
        return p.ShowPayer ? new VariantObject { { "data", data }, { "payer", payer } } : data;
    }

    public Variant ToVariant() => new VariantObject { { "rows", _rows }, { "more", _more }, { "next_key", _nextKey } };
}
