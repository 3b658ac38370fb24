using Antelope.Json;
using DevNode.Hosting;
using DevNode.State;

namespace DevNode.Http;

/// <summary>nodeos's db_size_api_plugin; the size is that of the option, what is used that of the process.</summary>
/// <param name="chain">The chain's thread.</param>
/// <param name="megabytes">chain-state-db-size-mb.</param>
internal sealed class DbSizeApi(ChainThread chain, ulong megabytes)
{
    private const ulong SegmentHeader = 1024;

    public IEnumerable<ApiCall> Calls() =>
    [
        new("/v1/db_size/get", async body =>
        {
            ApiParams.None(body);
            var rows = await chain.RunAsync(controller => Rows(controller.Db));
            var used = (ulong)GC.GetTotalMemory(forceFullCollection: false);
            var size = (megabytes << 20) - SegmentHeader;
            return new(200, new VariantObject
            {
                { "free_bytes", size - Math.Min(used, size) },
                { "used_bytes", used },
                { "size", size },
                { "indices", Variant.Array(rows.OrderBy(r => r.Count).ThenBy(r => r.Index, StringComparer.Ordinal), r => new VariantObject { { "index", r.Index }, { "row_count", (ulong)r.Count } }) },
            });
        }),
    ];

    /// <summary>Rows of each table under the C++ names that nodeos shows.</summary>
    private static List<(string Index, int Count)> Rows(ChainDatabase db) =>
    [
        ("eosio::chain::account_object", db.Accounts.Count),
        ("eosio::chain::account_metadata_object", db.AccountMetadata.Count),
        ("eosio::chain::account_ram_correction_object", db.AccountRamCorrections.Count),
        ("eosio::chain::code_object", db.Code.Count),
        ("eosio::chain::permission_object", db.Permissions.Count),
        ("eosio::chain::permission_usage_object", db.PermissionUsages.Count),
        ("eosio::chain::permission_link_object", db.PermissionLinks.Count),
        ("eosio::chain::table_id_object", db.TableIds.Count),
        ("eosio::chain::key_value_object", db.KeyValues.Count),
        (SecondaryIndex("unsigned long", 8, "std::less<unsigned long> "), db.Index64.Count),
        (SecondaryIndex("unsigned __int128", 9, "std::less<unsigned __int128> "), db.Index128.Count),
        (SecondaryIndex("std::array<unsigned __int128, 2ul>", 10, "std::less<std::array<unsigned __int128, 2ul> > "), db.Index256.Count),
        (SecondaryIndex("float64_t", 11, "eosio::chain::soft_double_less"), db.IndexDouble.Count),
        (SecondaryIndex("float128_t", 12, "eosio::chain::soft_long_double_less"), db.IndexLongDouble.Count),
        ("eosio::chain::global_property_object", db.GlobalProperties.Count),
        ("eosio::chain::dynamic_global_property_object", db.DynamicGlobalProperties.Count),
        ("eosio::chain::block_summary_object", db.BlockSummaries.Count),
        ("eosio::chain::transaction_object", db.Transactions.Count),
        ("eosio::chain::generated_transaction_object", db.GeneratedTransactions.Count),
        ("eosio::chain::protocol_state_object", db.ProtocolStates.Count),
        ("eosio::chain::database_header_object", db.DatabaseHeaders.Count),
        ("eosio::chain::resource_limits::resource_limits_object", db.ResourceLimits.Count),
        ("eosio::chain::resource_limits::resource_usage_object", db.ResourceUsages.Count),
        ("eosio::chain::resource_limits::resource_limits_config_object", db.ResourceLimitsConfigs.Count),
        ("eosio::chain::resource_limits::resource_limits_state_object", db.ResourceLimitsStates.Count),
    ];

    private static string SecondaryIndex(string key, int type, string less) =>
        $"eosio::chain::secondary_index<{key}, {type}ul, {less}>::index_object";
}
