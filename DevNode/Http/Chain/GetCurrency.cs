using Antelope;
using Antelope.Json;
using Antelope.Serialization;
using DevNode.Chain;
using DevNode.State;

namespace DevNode.Http;

/// <summary>get_currency_balance and get_currency_stats, out of a token contract's tables accounts and stat.</summary>
internal static class GetCurrency
{
    private const int AssetSize = 16;
    private static readonly Name Accounts = "accounts";
    private static readonly Name Stat = "stat";

    public static ReadCall BalanceCall { get; } = ReadCall.Of("get_currency_balance",
        p => (Code: p.ReadName("code"), Account: p.ReadName("account"), Symbol: p.ReadOptionalText("symbol")),
        (c, p) => Balance(c, p.Code, p.Account, p.Symbol));

    public static ReadCall StatsCall { get; } = ReadCall.Of("get_currency_stats",
        p => (Code: p.ReadName("code"), Symbol: p.ReadText("symbol")),
        (c, p) => Stats(c, p.Code, p.Symbol));

    private static Variant Balance(ReadContext context, Name code, Name account, string? symbol)
    {
        CheckTable(context.Chain.Db, code, Accounts);
        var balances = new List<Variant>();
        foreach (var row in Rows.Of(context.Chain.Db, code, account, Accounts))
        {
            var asset = ReadAsset(row.Value, AssetSize);
            var isAsked = symbol is null || string.Equals(asset.Symbol.Code.ToString(), symbol, StringComparison.OrdinalIgnoreCase);
            if (isAsked)
                balances.Add(asset);
            if (isAsked && symbol is not null)
                break;
        }
        return balances;
    }

    private static Variant Stats(ReadContext context, Name code, string symbol)
    {
        CheckTable(context.Chain.Db, code, Stat);
        var scope = new Name(SymbolCode.FromLetters(symbol.ToUpperInvariant()).Value);
        var stats = new VariantObject();
        foreach (var row in Rows.Of(context.Chain.Db, code, scope, Stat))
        {
            ReadAsset(row.Value, 2 * AssetSize + 8);
            var reader = new PackReader(row.Value);
            var supply = ReadChecked(ref reader);
            var maximum = ReadChecked(ref reader);
            stats.Add(supply.Symbol.Code.ToString(), new VariantObject { { "supply", supply }, { "max_supply", maximum }, { "issuer", Name.Unpack(ref reader) } });
        }
        return stats;
    }

    private static void CheckTable(ChainDatabase db, Name code, Name table)
    {
        var account = db.Accounts.ByName.Find(code) ?? throw ChainErrors.AccountQueryException.Error($"Fail to retrieve account for {code:account}");
        GetTableRows.TableType(Antelope.Abi.AbiDefinition.FromAccount(account.Abi) ?? new(), table);
    }

    private static Asset ReadAsset(byte[] value, int size)
    {
        ChainErrors.AssetTypeException.Assert(value.Length >= size, "Invalid data on table");
        var reader = new PackReader(value);
        return ReadChecked(ref reader);
    }

    private static Asset ReadChecked(ref PackReader reader)
    {
        var asset = Asset.Unpack(ref reader);
        asset.Symbol.Check();
        asset.Check();
        return asset;
    }
}
