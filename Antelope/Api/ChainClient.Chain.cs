using Antelope.Abi;
using Antelope.Chain;
using Antelope.Json;
using Antelope.Serialization;

namespace Antelope.Api;

public sealed partial class ChainClient
{
    public async Task<ChainInfo> GetInfoAsync(CancellationToken cancellation = default) =>
        ChainInfo.FromVariant(await ReadAsync("/v1/chain/get_info", default, cancellation).ConfigureAwait(false));

    /// <summary>A block by number or id, with expanded transactions.</summary>
    public Task<Variant> GetBlockAsync(string numberOrId, CancellationToken cancellation = default) =>
        ReadAsync("/v1/chain/get_block", new VariantObject { { "block_num_or_id", numberOrId } }, cancellation);

    /// <summary>A block's header.</summary>
    public Task<Variant> GetBlockInfoAsync(uint number, CancellationToken cancellation = default) =>
        ReadAsync("/v1/chain/get_block_info", new VariantObject { { "block_num", number } }, cancellation);

    /// <summary>An account, or null when there is none.</summary>
    public async Task<AccountInfo?> GetAccountAsync(Name account, CancellationToken cancellation = default)
    {
        try
        {
            var body = new VariantObject { { "account_name", account } };
            return AccountInfo.FromVariant(await ReadAsync("/v1/chain/get_account", body, cancellation).ConfigureAwait(false));
        }
        catch (ChainApiException e) when (IsUnknownAccount(e))
        {
            return null;
        }
    }

    /// <summary>The ABI of an account, or null when it has none.</summary>
    public async Task<AbiDefinition?> GetAbiAsync(Name account, CancellationToken cancellation = default)
    {
        var answer = await ReadAsync("/v1/chain/get_abi", new VariantObject { { "account_name", account } }, cancellation).ConfigureAwait(false);
        return answer.AsObject().TryGet("abi", out var abi) && abi.IsObject ? AbiDefinition.FromVariant(abi) : null;
    }

    /// <summary>Hashes of code and ABI, and the ABI's bytes.</summary>
    public async Task<RawAbi> GetRawAbiAsync(Name account, CancellationToken cancellation = default) =>
        RawAbi.FromVariant(await ReadAsync("/v1/chain/get_raw_abi", new VariantObject { { "account_name", account } }, cancellation).ConfigureAwait(false));

    /// <summary>Bytes of code and ABI; empty where the account has none.</summary>
    public async Task<RawCodeAndAbi> GetRawCodeAndAbiAsync(Name account, CancellationToken cancellation = default) =>
        RawCodeAndAbi.FromVariant(await ReadAsync("/v1/chain/get_raw_code_and_abi", new VariantObject { { "account_name", account } }, cancellation).ConfigureAwait(false));

    /// <summary>sha256 of an account's code, zero when it has none.</summary>
    public async Task<Checksum256> GetCodeHashAsync(Name account, CancellationToken cancellation = default)
    {
        var answer = await ReadAsync("/v1/chain/get_code_hash", new VariantObject { { "account_name", account } }, cancellation).ConfigureAwait(false);
        return Checksum256.Parse(answer["code_hash"].AsString());
    }

    /// <summary>Rows of a table.</summary>
    public async Task<TableRows> GetTableRowsAsync(TableRowsRequest request, CancellationToken cancellation = default) =>
        TableRows.FromVariant(await ReadAsync("/v1/chain/get_table_rows", request.ToVariant(), cancellation).ConfigureAwait(false));

    /// <summary>Tables of a contract by scope; <paramref name="table"/> empty asks for all.</summary>
    public async Task<TableRows> GetTableByScopeAsync(Name code, Name table, string lowerBound = "", string upperBound = "", uint limit = 10, CancellationToken cancellation = default) =>
        TableRows.FromVariant(await ReadAsync("/v1/chain/get_table_by_scope", new VariantObject
        {
            { "code", code }, { "table", table }, { "lower_bound", lowerBound }, { "upper_bound", upperBound }, { "limit", limit },
        }, cancellation).ConfigureAwait(false));

    /// <summary>Balances of an account with a token contract; <paramref name="symbol"/> null asks for all.</summary>
    public async Task<IReadOnlyList<Asset>> GetCurrencyBalanceAsync(Name code, Name account, SymbolCode? symbol = null, CancellationToken cancellation = default)
    {
        var body = new VariantObject { { "code", code }, { "account", account } };
        if (symbol is { } code_)
            body.Add("symbol", code_);
        var answer = await ReadAsync("/v1/chain/get_currency_balance", body, cancellation).ConfigureAwait(false);
        return [.. answer.AsArray().Select(a => Asset.Parse(a.GetString()))];
    }

    /// <summary>Supply, maximum and issuer of a token, or null when the contract has no such token.</summary>
    public async Task<CurrencyStats?> GetCurrencyStatsAsync(Name code, SymbolCode symbol, CancellationToken cancellation = default)
    {
        var answer = await ReadAsync("/v1/chain/get_currency_stats", new VariantObject { { "code", code }, { "symbol", symbol } }, cancellation).ConfigureAwait(false);
        return answer.AsObject().TryGet(symbol.ToString(), out var stats) ? CurrencyStats.FromVariant(stats) : null;
    }

    /// <summary>Registered producers by votes: <c>rows</c>, <c>total_producer_vote_weight</c>, <c>more</c>.</summary>
    public Task<Variant> GetProducersAsync(string lowerBound = "", uint limit = 50, CancellationToken cancellation = default) =>
        ReadAsync("/v1/chain/get_producers", new VariantObject { { "json", true }, { "lower_bound", lowerBound }, { "limit", limit } }, cancellation);

    public async Task<ProducerSchedules> GetProducerScheduleAsync(CancellationToken cancellation = default) =>
        ProducerSchedules.FromVariant(await ReadAsync("/v1/chain/get_producer_schedule", default, cancellation).ConfigureAwait(false));

    /// <summary>Activated protocol features, all pages.</summary>
    public async Task<IReadOnlyList<ProtocolFeature>> GetActivatedProtocolFeaturesAsync(CancellationToken cancellation = default)
    {
        var answer = await ReadAsync("/v1/chain/get_activated_protocol_features", new VariantObject { { "limit", 1000U } }, cancellation).ConfigureAwait(false);
        return [.. answer["activated_protocol_features"].AsArray().Select(ProtocolFeature.FromVariant)];
    }

    /// <summary>Which of the keys must sign.</summary>
    public async Task<IReadOnlyList<PublicKey>> GetRequiredKeysAsync(Transaction transaction, IEnumerable<PublicKey> available, CancellationToken cancellation = default)
    {
        var body = new VariantObject { { "transaction", transaction.ToVariant() }, { "available_keys", Variant.Array(available, k => k) } };
        var answer = await ReadAsync("/v1/chain/get_required_keys", body, cancellation).ConfigureAwait(false);
        return [.. answer["required_keys"].AsArray().Select(k => PublicKey.Parse(k.AsString()))];
    }

    private static bool IsUnknownAccount(ChainApiException e) =>
        e.Details.Any(d => d.Contains("unknown key", StringComparison.Ordinal)) || e.Name == "account_query_exception";
}
