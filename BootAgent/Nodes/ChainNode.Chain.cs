using System.Globalization;
using System.Text.Json;
using Antelope;
using Antelope.Chain;

namespace BootAgent.Nodes;

public sealed partial class ChainNode
{
    private const int PageSize = 1000;

    /// <summary>The head and the last irreversible block.</summary>
    public async Task<NodeInfo> GetInfoAsync(CancellationToken cancellation)
    {
        var info = await AskAsync("/v1/chain/get_info", null, cancellation);
        return new NodeInfo(
            Digest(info, "chain_id"), info.GetProperty("head_block_num").GetUInt32(), Digest(info, "head_block_id"),
            TimePoint.Parse(Text(info, "head_block_time")), Text(info, "head_block_producer"),
            info.GetProperty("last_irreversible_block_num").GetUInt32(), Digest(info, "last_irreversible_block_id"));
    }

    /// <summary>A block by number.</summary>
    public async Task<BlockView> GetBlockAsync(uint number, CancellationToken cancellation)
    {
        var block = await AskAsync("/v1/chain/get_block", new { block_num_or_id = number.ToString(CultureInfo.InvariantCulture) }, cancellation);
        var transactions = block.GetProperty("transactions").EnumerateArray().Select(receipt =>
        {
            var trx = receipt.GetProperty("trx"); // a deferred transaction is its id alone
            return trx.ValueKind == JsonValueKind.String ? Checksum256.Parse(trx.GetString()!) : Digest(trx, "id");
        });
        return new BlockView(
            number, Digest(block, "id"), Text(block, "producer"), BlockTimestamp.Parse(Text(block, "timestamp")),
            block.GetProperty("schedule_version").GetUInt32(), [.. transactions]);
    }

    /// <summary>A block's header alone: its id, producer and time.</summary>
    public async Task<BlockView> GetBlockInfoAsync(uint number, CancellationToken cancellation)
    {
        var block = await AskAsync("/v1/chain/get_block_info", new { block_num = number }, cancellation);
        return new BlockView(
            number, Digest(block, "id"), Text(block, "producer"), BlockTimestamp.Parse(Text(block, "timestamp")),
            block.GetProperty("schedule_version").GetUInt32(), []);
    }

    /// <summary>Hash of an account's code: zeros without code, null when there is no such account.</summary>
    public async Task<Checksum256?> GetCodeHashAsync(Name account, CancellationToken cancellation)
    {
        var answer = await OrNullIfUnknownAsync("/v1/chain/get_code_hash", new { account_name = account.ToString() }, account, cancellation);
        return answer is { } found ? Digest(found, "code_hash") : null;
    }

    /// <summary>Hash of an account's ABI in binary form: zeros without one.</summary>
    public async Task<Checksum256> GetAbiHashAsync(Name account, CancellationToken cancellation) =>
        Digest(await AskAsync("/v1/chain/get_raw_abi", new { account_name = account.ToString() }, cancellation), "abi_hash");

    /// <summary>An account, null when there is none.</summary>
    public async Task<AccountView?> GetAccountAsync(Name account, CancellationToken cancellation)
    {
        var answer = await OrNullIfUnknownAsync("/v1/chain/get_account", new { account_name = account.ToString() }, account, cancellation);
        return answer is { } found ? AccountView.Read(account, found) : null;
    }

    /// <summary>Supply of a token, null when it has not been created.</summary>
    public async Task<TokenStats?> GetCurrencyStatsAsync(Name contract, SymbolCode code, CancellationToken cancellation)
    {
        var answer = await AskAsync("/v1/chain/get_currency_stats", new { code = contract.ToString(), symbol = code.ToString() }, cancellation);
        return answer.TryGetProperty(code.ToString(), out var stats)
            ? new TokenStats(Asset.Parse(Text(stats, "supply")), Asset.Parse(Text(stats, "max_supply")), Text(stats, "issuer"))
            : null;
    }

    /// <summary>All rows of a table as JSON; those of one key when it is given.</summary>
    public async Task<IReadOnlyList<JsonElement>> GetTableRowsAsync(
        Name code, string scope, Name table, CancellationToken cancellation, Name? key = null)
    {
        var rows = new List<JsonElement>();
        for (var lower = key?.ToString() ?? "";;)
        {
            var page = await AskAsync("/v1/chain/get_table_rows", new
            {
                json = true,
                code = code.ToString(),
                scope,
                table = table.ToString(),
                lower_bound = lower,
                upper_bound = key?.ToString() ?? "",
                limit = PageSize,
            }, cancellation);
            rows.AddRange(page.GetProperty("rows").EnumerateArray());
            if (!page.GetProperty("more").GetBoolean())
            {
                return rows;
            }
            lower = Text(page, "next_key");
        }
    }

    /// <summary>The scopes that a contract's table has rows in.</summary>
    public async Task<IReadOnlySet<string>> GetTableScopesAsync(Name code, Name table, CancellationToken cancellation)
    {
        var scopes = new HashSet<string>();
        for (var lower = "";;)
        {
            var page = await AskAsync("/v1/chain/get_table_by_scope", new
            {
                code = code.ToString(),
                table = table.ToString(),
                lower_bound = lower,
                limit = PageSize,
            }, cancellation);
            scopes.UnionWith(page.GetProperty("rows").EnumerateArray().Select(row => Text(row, "scope")));
            lower = Text(page, "more");
            if (lower.Length == 0)
            {
                return scopes;
            }
        }
    }

    /// <summary>The schedule that is producing.</summary>
    public async Task<ScheduleView> GetActiveScheduleAsync(CancellationToken cancellation)
    {
        var answer = await AskAsync("/v1/chain/get_producer_schedule", null, cancellation);
        var active = answer.GetProperty("active");
        return new ScheduleView(
            active.GetProperty("version").GetUInt32(),
            [.. active.GetProperty("producers").EnumerateArray().Select(producer => Text(producer, "producer_name"))]);
    }

    /// <summary>Digests of the active protocol features.</summary>
    public async Task<IReadOnlySet<Checksum256>> GetActivatedFeaturesAsync(CancellationToken cancellation)
    {
        var answer = await AskAsync("/v1/chain/get_activated_protocol_features", new { limit = PageSize }, cancellation);
        return answer.GetProperty("activated_protocol_features").EnumerateArray()
            .Select(feature => Digest(feature, "feature_digest")).ToHashSet();
    }

    /// <summary>Executes a transaction and hands it on to the network.</summary>
    public async Task<Acceptance> SendTransactionAsync(PackedTransaction transaction, CancellationToken cancellation)
    {
        var answer = await PostAsync("/v1/chain/send_transaction", new
        {
            signatures = transaction.Signatures.Select(signature => signature.ToString()),
            compression = transaction.Compression == CompressionType.Zlib ? "zlib" : "none",
            packed_context_free_data = Convert.ToHexStringLower(transaction.PackedContextFreeData),
            packed_trx = Convert.ToHexStringLower(transaction.PackedTrx),
        }, cancellation);
        return new Acceptance(
            Digest(answer, "transaction_id"), answer.GetProperty("processed").GetProperty("block_num").GetUInt32());
    }

    private async Task<JsonElement?> OrNullIfUnknownAsync(string path, object body, Name account, CancellationToken cancellation)
    {
        try
        {
            return await AskAsync(path, body, cancellation);
        }
        catch (NodeException exception) when (exception.Error.Details.Any(detail => IsUnknown(detail, account)))
        {
            return null;
        }
    }

    /// <summary>nodeos has no error of its own for a missing account: the database's text is all there is.</summary>
    private static bool IsUnknown(string detail, Name account) =>
        detail.StartsWith("unknown key", StringComparison.Ordinal) && detail.EndsWith($": {account}", StringComparison.Ordinal);

    private static string Text(JsonElement element, string property) => element.GetProperty(property).GetString() ?? "";

    private static Checksum256 Digest(JsonElement element, string property) => Checksum256.Parse(Text(element, property));
}
