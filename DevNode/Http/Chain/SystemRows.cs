using Antelope;
using Antelope.Abi;
using Antelope.Json;
using Antelope.Serialization;
using DevNode.Chain;
using DevNode.State;

namespace DevNode.Http;

/// <summary>What the system and token contracts' tables say about an account; nodeos knows their names and layouts.</summary>
internal sealed class SystemRows(ReadContext context, Name account)
{
    private static readonly Name Token = "eosio.token";
    private static readonly Name Accounts = "accounts";
    private static readonly Name RamMarket = "rammarket";
    private static readonly Symbol RamCore = Symbol.Parse("4,RAMCORE");
    private readonly ChainDatabase _db = context.Chain.Db;

    /// <summary>The system contract's ABI; null when eosio has none.</summary>
    public AbiSerializer? Abi { get; } = context.Abis.Find(Config.SystemAccountName);

    /// <summary>A row of a table in the account's own scope, decoded; null when missing.</summary>
    public Variant Own(Name table, string type) => Row(account, table, type);

    /// <summary>The account's row of a table in the system contract's scope, decoded; null when missing.</summary>
    public Variant Shared(Name table, string type) => Row(Config.SystemAccountName, table, type);

    /// <summary>The symbol of the RAM market's counterpart; 0 before there is one.</summary>
    public Symbol CoreSymbol()
    {
        if (Rows.Find(_db, Config.SystemAccountName, Config.SystemAccountName, RamMarket, RamCore.Value) is not { } row)
            return default;
        try
        {
            var reader = new PackReader(row.Value);
            Asset.Unpack(ref reader);
            Asset.Unpack(ref reader);
            reader.ReadFloat64();
            var core = Asset.Unpack(ref reader);
            reader.ReadFloat64();
            return core.Symbol.IsValid ? core.Symbol : default;
        }
        catch (PackException)
        {
            return default;
        }
    }

    /// <summary>The account's balance of the core token, if it is of exactly this symbol.</summary>
    public Asset? CoreLiquidBalance(Symbol core)
    {
        if (Rows.Find(_db, Token, account, Accounts, core.Code.Value) is not { Value.Length: >= 16 } row)
            return null;
        var balance = Packed.Unpack<Asset>(row.Value);
        return balance.Symbol.IsValid && balance.Symbol == core ? balance : null;
    }

    private Variant Row(Name scope, Name table, string type) =>
        Abi is not null && Rows.Find(_db, Config.SystemAccountName, scope, table, account.Value) is { } row ? Abi.Decode(type, row.Value, context.Settings.VerboseErrors) : default;
}
