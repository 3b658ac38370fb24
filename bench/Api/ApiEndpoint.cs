namespace Bench.Api;

/// <summary>An endpoint and the kinds of its parameters by name; without parameters it takes none.</summary>
internal sealed record ApiEndpoint(string Path, params (string Name, string Kind)[] Parameters)
{
    /// <summary>A body that is a value of one kind instead of an object.</summary>
    public string? BodyKind { get; init; }

    /// <summary>Whether some bodies are damaged; a damaged address could be that of another machine.</summary>
    public bool IsDamaged { get; init; } = true;

    private const string Chain = "/v1/chain/";
    private const string Producer = "/v1/producer/";
    private static readonly (string, string) Account = ("account_name", "name");

    /// <summary>Answered at once only by a node whose head is irreversible by definition: it is asked of two others.</summary>
    public static ApiEndpoint CreateSnapshot { get; } = new(Producer + "create_snapshot");

    /// <summary>All of the plugins but create_snapshot; those that change what others answer come last.</summary>
    public static IReadOnlyList<ApiEndpoint> All { get; } =
    [
        new(Chain + "get_info"),
        new(Chain + "get_activated_protocol_features", ("lower_bound", "uint"), ("upper_bound", "uint"), ("limit", "uint"), ("search_by_block_num", "bool"), ("reverse", "bool"), ("time_limit_ms", "ms")),
        new(Chain + "get_block", ("block_num_or_id", "blockid")),
        new(Chain + "get_block_info", ("block_num", "blocknum")),
        new(Chain + "get_block_header_state", ("block_num_or_id", "blockid")),
        new(Chain + "get_account", Account, ("expected_core_symbol", "symbol")),
        new(Chain + "get_code", Account, ("code_as_wasm", "bool")),
        new(Chain + "get_code_hash", Account),
        new(Chain + "get_abi", Account),
        new(Chain + "get_raw_code_and_abi", Account),
        new(Chain + "get_raw_abi", Account, ("abi_hash", "hash")),
        new(Chain + "get_table_rows", ("json", "bool"), ("code", "contract"), ("scope", "scope"), ("table", "table"), ("lower_bound", "bound"), ("upper_bound", "bound"), ("limit", "uint"),
            ("key_type", "keytype"), ("index_position", "index"), ("encode_type", "encode"), ("reverse", "bool"), ("show_payer", "bool"), ("time_limit_ms", "ms")),
        new(Chain + "get_table_by_scope", ("code", "contract"), ("table", "table"), ("lower_bound", "scope"), ("upper_bound", "scope"), ("limit", "uint"), ("reverse", "bool"), ("time_limit_ms", "ms")),
        new(Chain + "get_currency_balance", ("code", "contract"), ("account", "name"), ("symbol", "symbol")),
        new(Chain + "get_currency_stats", ("code", "contract"), ("symbol", "symbol")),
        new(Chain + "get_producers", ("json", "bool"), ("lower_bound", "name"), ("limit", "uint"), ("time_limit_ms", "ms")),
        new(Chain + "get_producer_schedule"),
        new(Chain + "get_scheduled_transactions", ("json", "bool"), ("lower_bound", "time"), ("limit", "uint"), ("time_limit_ms", "ms")),
        new(Chain + "abi_json_to_bin", ("code", "contract"), ("action", "action"), ("args", "args")),
        new(Chain + "abi_bin_to_json", ("code", "contract"), ("action", "action"), ("binargs", "hex")),
        new(Chain + "get_required_keys", ("transaction", "expanded"), ("available_keys", "keys")),
        new(Chain + "get_transaction_id") { BodyKind = "expanded" },
        new(Chain + "get_accounts_by_authorizers", ("accounts", "levels"), ("keys", "keys")),
        new(Chain + "get_transaction_status", ("id", "trx")),
        new(Chain + "get_consensus_parameters"),
        new(Chain + "compute_transaction", ("transaction", "transaction")),
        new(Chain + "push_transaction") { BodyKind = "transaction" },
        new(Chain + "push_transactions") { BodyKind = "names" },
        new(Chain + "send_transaction") { BodyKind = "transaction" },
        new(Chain + "send_transaction2", ("return_failure_trace", "bool"), ("retry_trx", "bool"), ("retry_trx_num_blocks", "uint"), ("transaction", "transaction")),
        new(Chain + "push_block", ("producer", "name"), ("previous", "hash"), ("timestamp", "time"), ("confirmed", "uint"), ("producer_signature", "signature")),
        new("/v1/trace_api/get_block", ("block_num", "blocknum")),
        new("/v1/trace_api/get_transaction_trace", ("id", "trx")),
        new("/v1/db_size/get"),
        new("/v1/node/get_supported_apis"),
        new("/v1/net/connect") { BodyKind = "peer", IsDamaged = false },
        new("/v1/net/connections"),
        new("/v1/net/status") { BodyKind = "peer" },
        new("/v1/net/disconnect") { BodyKind = "peer" },
        new(Producer + "paused"),
        new(Producer + "get_runtime_options"),
        new(Producer + "get_greylist"),
        new(Producer + "get_whitelist_blacklist"),
        new(Producer + "get_integrity_hash"),
        new(Producer + "get_supported_protocol_features", ("exclude_disabled", "bool"), ("exclude_unactivatable", "bool")),
        new(Producer + "get_scheduled_protocol_feature_activations"),
        new(Producer + "get_account_ram_corrections", ("lower_bound", "name"), ("upper_bound", "name"), ("limit", "uint"), ("reverse", "bool")),
        new(Producer + "get_unapplied_transactions", ("lower_bound", "trx"), ("limit", "uint"), ("time_limit_ms", "ms")),
        new(Producer + "pause"),
        new(Producer + "resume"),
        new(Producer + "add_greylist_accounts", ("accounts", "names")),
        new(Producer + "remove_greylist_accounts", ("accounts", "names")),
        new(Producer + "set_whitelist_blacklist", ("actor_whitelist", "names"), ("actor_blacklist", "names"), ("contract_whitelist", "names"), ("contract_blacklist", "names"), ("action_blacklist", "levels"), ("key_blacklist", "keys")),
        new(Producer + "schedule_protocol_feature_activations", ("protocol_features_to_activate", "hashes")),
        new(Producer + "update_runtime_options", ("max_transaction_time", "uint"), ("max_irreversible_block_age", "uint"), ("produce_time_offset_us", "uint"), ("last_block_time_offset_us", "uint"),
            ("max_scheduled_transaction_time_per_block_ms", "uint"), ("incoming_defer_ratio", "uint"), ("greylist_limit", "uint")),
    ];
}
