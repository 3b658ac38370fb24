using System.Globalization;
using Antelope;
using Antelope.Api;
using Antelope.Chain;
using Antelope.Json;

namespace BootAgent.Nodes;

public sealed partial class ChainNode
{
    private const uint PageSize = 1000;

    /// <summary>The head and the last irreversible block.</summary>
    public Task<ChainInfo> GetInfoAsync(CancellationToken cancellation) => AskAsync(() => api.GetInfoAsync(cancellation));

    /// <summary>A block by number, with the ids of its transactions.</summary>
    public async Task<BlockView> GetBlockAsync(uint number, CancellationToken cancellation)
    {
        var block = await AskAsync(() => api.GetBlockAsync(number.ToString(CultureInfo.InvariantCulture), cancellation));
        return Read(number, block) with
        {
            // A deferred transaction is its id alone.
            Transactions = [.. block["transactions"].AsArray().Select(receipt => receipt["trx"])
                .Select(trx => Checksum256.Parse(trx.IsString ? trx.AsString() : trx["id"].AsString()))],
        };
    }

    /// <summary>A block's header alone: its id, producer and time.</summary>
    public async Task<BlockView> GetBlockInfoAsync(uint number, CancellationToken cancellation) =>
        Read(number, await AskAsync(() => api.GetBlockInfoAsync(number, cancellation)));

    /// <summary>An account, null when there is none.</summary>
    public Task<AccountInfo?> GetAccountAsync(Name account, CancellationToken cancellation) =>
        AskAsync(() => api.GetAccountAsync(account, cancellation));

    /// <summary>Hash of an account's code, zero when it has none.</summary>
    public Task<Checksum256> GetCodeHashAsync(Name account, CancellationToken cancellation) =>
        AskAsync(() => api.GetCodeHashAsync(account, cancellation));

    /// <summary>Hash of an account's ABI in binary form, zero when it has none.</summary>
    public async Task<Checksum256> GetAbiHashAsync(Name account, CancellationToken cancellation) =>
        (await AskAsync(() => api.GetRawAbiAsync(account, cancellation))).AbiHash;

    /// <summary>Supply, maximum supply and issuer of a token, null when it has not been created.</summary>
    public Task<CurrencyStats?> GetCurrencyStatsAsync(Name contract, SymbolCode code, CancellationToken cancellation) =>
        AskAsync(() => api.GetCurrencyStatsAsync(contract, code, cancellation));

    /// <summary>All rows of a table whose scope is an account.</summary>
    public async Task<IReadOnlyList<Variant>> GetTableRowsAsync(Name code, Name scope, Name table, CancellationToken cancellation)
    {
        var rows = new List<Variant>();
        for (string? lower = null; ;)
        {
            var request = new TableRowsRequest(code, scope.ToString(), table) { LowerBound = lower, Limit = PageSize };
            var page = await AskAsync(() => api.GetTableRowsAsync(request, cancellation));
            rows.AddRange(page.Rows);
            if (!page.More)
            {
                return rows;
            }
            lower = page.NextKey;
        }
    }

    /// <summary>The scopes that a contract's table has rows in.</summary>
    public async Task<IReadOnlySet<string>> GetTableScopesAsync(Name code, Name table, CancellationToken cancellation)
    {
        var scopes = new HashSet<string>();
        for (var lower = ""; ;)
        {
            var page = await AskAsync(() => api.GetTableByScopeAsync(code, table, lower, limit: PageSize, cancellation: cancellation));
            scopes.UnionWith(page.Rows.Select(row => row["scope"].AsString()));
            if (!page.More)
            {
                return scopes;
            }
            lower = page.NextKey;
        }
    }

    /// <summary>The producers of the active schedule and its version.</summary>
    public async Task<ProducerSchedule> GetActiveScheduleAsync(CancellationToken cancellation) =>
        (await AskAsync(() => api.GetProducerScheduleAsync(cancellation))).Active!;

    /// <summary>Executes a transaction and hands it on to the network; never repeated here.</summary>
    public Task SendTransactionAsync(PackedTransaction transaction, CancellationToken cancellation) =>
        TellAsync(() => api.SendTransactionAsync(transaction, cancellation));

    private static BlockView Read(uint number, Variant block) => new(
        number, Checksum256.Parse(block["id"].AsString()), block["producer"].AsString(),
        BlockTimestamp.Parse(block["timestamp"].AsString()), (uint)block["schedule_version"].AsUInt64(), []);
}
