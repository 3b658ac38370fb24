using Antelope;
using Antelope.Abi;
using Antelope.Json;
using DevNode.Chain;
using DevNode.State;
using DevNode.Wasm.Floats;

namespace DevNode.Http;

/// <summary>get_table_rows.</summary>
internal static class GetTableRows
{
    private const string Hex = "hex";

    public static ReadCall Call { get; } = ReadCall.Of("get_table_rows", TableRowsParams.From, Read);

    private static Variant Read(ReadContext context, TableRowsParams p)
    {
        var error = ChainErrors.ContractTableQueryException;
        var account = context.Chain.Db.Accounts.ByName.Find(p.Code)
            ?? throw ChainErrors.AccountQueryException.Error($"Fail to retrieve account for {p.Code:account}");
        var definition = AbiDefinition.FromAccount(account.Abi) ?? new AbiDefinition();
        var (table, isPrimary) = p.Index();
        if (isPrimary)
        {
            var type = TableType(definition, p.Table);
            error.Assert(type == "i64" || p.KeyType is "i64" or "name", $"Invalid table type {type}");
            return ReadPrimary(context, p, Serializer(account));
        }
        error.Assert(p.KeyType.Length != 0, "key type required for non-primary index");
        var db = context.Chain.Db;
        return (p.KeyType, p.EncodeType) switch
        {
            ("i64" or "name", _) => Secondary(db.Index64, (ulong.MinValue, ulong.MaxValue), UInt64Key, KeyText.Format),
            ("i128", _) => Secondary(db.Index128, (UInt128.MinValue, UInt128.MaxValue), KeyText.ToUInt128, KeyText.Format),
            ("i256", Hex) => Secondary(db.Index256, Key256Range, (t, w) => KeyText.ToDigestKey(t, 32, w), k => KeyText.Format(k, 32)),
            ("i256", _) => Secondary(db.Index256, Key256Range, KeyText.ToKey256, k => "0x" + KeyText.Format(k, 32)),
            ("float64", _) => Secondary(db.IndexDouble, Float64Range, (t, w) => new Float64Key(BitConverter.DoubleToUInt64Bits(KeyText.ToDouble(t, w))), KeyText.Format),
            ("float128", Hex) => Secondary(db.IndexLongDouble, Float128Range, (t, w) => new Float128Key(KeyText.ToUInt128(t, w)), FormatFloat128),
            ("float128", _) => Secondary(db.IndexLongDouble, Float128Range, (t, w) => new Float128Key(Float128.FromDouble(KeyText.ToDouble(t, w)).Bits), FormatFloat128),
            ("sha256", _) => Secondary(db.Index256, Key256Range, (t, w) => KeyText.ToDigestKey(t, 32, w), k => KeyText.Format(k, 32)),
            ("ripemd160", _) => Secondary(db.Index256, Key256Range, (t, w) => KeyText.ToDigestKey(t, 20, w), k => KeyText.Format(k, 20)),
            _ => throw error.Error($"Unsupported secondary index type: {p.KeyType:t}"),
        };

        Variant Secondary<TKey>(SecondaryIndexTable<TKey> index, (TKey Lowest, TKey Highest) range, Func<string, string, TKey> parse, Func<TKey, string> format)
            where TKey : struct, IComparable<TKey> =>
            ReadSecondary(context, p, Serializer(account), table, index, range, parse, format);

        ulong UInt64Key(string text, string what) => p.KeyType == "name" ? Name.Parse(text).Value : KeyText.ToUInt64(text, what);
    }

    private static (Key256, Key256) Key256Range => (new(0, 0), new(UInt128.MaxValue, UInt128.MaxValue));
    private static (Float64Key, Float64Key) Float64Range =>
        (new(BitConverter.DoubleToUInt64Bits(double.NegativeInfinity)), new(BitConverter.DoubleToUInt64Bits(double.PositiveInfinity)));
    private static (Float128Key, Float128Key) Float128Range =>
        (new(Float128.FromDouble(double.NegativeInfinity).Bits), new(Float128.FromDouble(double.PositiveInfinity).Bits));

    private static string FormatFloat128(Float128Key key) => Numbers.Format(new Float128(key.Bits).ToDouble());

    /// <summary>The kind of a table's primary index; contract_table_query_exception when the ABI has no such table.</summary>
    internal static string TableType(AbiDefinition abi, Name table) =>
        abi.Tables.FirstOrDefault(t => t.Name == table)?.IndexType
        ?? throw ChainErrors.ContractTableQueryException.Error($"Table {table:table} is not specified in the ABI");

    private static AbiSerializer Serializer(AccountRow account) => AbiResolver.Of(account.Abi) ?? new AbiSerializer(new AbiDefinition());

    private static Variant ReadPrimary(ReadContext context, TableRowsParams p, AbiSerializer abi)
    {
        var scope = new Name(KeyText.ToUInt64(p.Scope, "scope"));
        var db = context.Chain.Db;
        if (db.TableIds.ByCodeScopeTable.Find((p.Code, scope, p.Table)) is not { } table)
            return new RowsResult().ToVariant();
        var lower = p.LowerBound.Length == 0 ? ulong.MinValue : Key(p.LowerBound, "lower_bound");
        var upper = p.UpperBound.Length == 0 ? ulong.MaxValue : Key(p.UpperBound, "upper_bound");
        if (upper < lower)
            return new RowsResult().ToVariant();
        var rows = TableWalk.Range(db.KeyValues.ByScopePrimary, (table.Id, lower), (table.Id, upper), r => (r.TableId, r.PrimaryKey), p.Reverse);
        var result = new RowsResult();
        result.Walk(context.Time, p, rows, row => RowsResult.Row(context, p, abi, row.Value, row.Payer), row => KeyText.Format(row.PrimaryKey));
        return result.ToVariant();

        ulong Key(string text, string what) => p.KeyType == "name" ? Name.Parse(text).Value : KeyText.ToUInt64(text, what);
    }

    private static Variant ReadSecondary<TKey>(
        ReadContext context, TableRowsParams p, AbiSerializer abi, Name indexTable, SecondaryIndexTable<TKey> index, (TKey Lowest, TKey Highest) range,
        Func<string, string, TKey> parse, Func<TKey, string> format) where TKey : struct, IComparable<TKey>
    {
        var scope = new Name(KeyText.ToUInt64(p.Scope, "scope"));
        var db = context.Chain.Db;
        if (db.TableIds.ByCodeScopeTable.Find((p.Code, scope, p.Table)) is not { } table
            || db.TableIds.ByCodeScopeTable.Find((p.Code, scope, indexTable)) is not { } id)
            return new RowsResult().ToVariant();
        var suffix = p.KeyType == "name" ? " name" : "";
        var lower = p.LowerBound.Length == 0 ? range.Lowest : parse(p.LowerBound, "lower_bound" + suffix);
        var upper = p.UpperBound.Length == 0 ? range.Highest : parse(p.UpperBound, "upper_bound" + suffix);
        if (upper.CompareTo(lower) < 0)
            return new RowsResult().ToVariant();
        var rows = TableWalk.Range(index.BySecondary, (id.Id, lower, ulong.MinValue), (id.Id, upper, ulong.MaxValue), r => (r.TableId, r.SecondaryKey, r.PrimaryKey), p.Reverse);
        var result = new RowsResult();
        result.Walk(context.Time, p, rows,
            row => db.KeyValues.ByScopePrimary.Find((table.Id, row.PrimaryKey)) is { } value ? RowsResult.Row(context, p, abi, value.Value, row.Payer) : (Variant?)null,
            row => format(row.SecondaryKey));
        return result.ToVariant();
    }
}
