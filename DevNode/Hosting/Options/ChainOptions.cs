namespace DevNode.Hosting;

/// <summary>Options of nodeos's chain_plugin.</summary>
internal static class ChainOptions
{
    private const string InMemory = "the state is in memory";

    public static IReadOnlyList<NodeOption> All { get; } =
    [
        Of("blocks-dir", OptionKind.Path, "blocks", "Directory of the block log, relative to data-dir"),
        Of("protocol-features-dir", OptionKind.Path, "protocol_features", "Directory of protocol features, relative to config-dir")
            with { Ignored = "every built-in feature is enabled with nodeos's restrictions" },
        List("checkpoint", "[BLOCK_NUM,BLOCK_ID] that must hold; repeatable") with { Multitoken = false },
        Of("wasm-runtime", OptionKind.Text, "eos-vm-jit", "WebAssembly runtime")
            with { Choices = ["eos-vm-jit", "eos-vm"], Ignored = "contracts are compiled to IL whatever its value" },
        List("profile-account", "Account whose code is profiled; repeatable") with { Multitoken = false, Ignored = "there is no profiler" },
        Of("abi-serializer-max-time-ms", OptionKind.UInt32, "15", "Milliseconds a conversion by ABI may take"),
        Of("chain-state-db-size-mb", OptionKind.UInt64, "1024", "Largest size of the state in MiB") with { Ignored = InMemory },
        Of("chain-state-db-guard-size-mb", OptionKind.UInt64, "128", "Free MiB of the state below which the node stops") with { Ignored = InMemory },
        Of("signature-cpu-billable-pct", OptionKind.UInt32, "50", "Percentage of the time of key recovery that is billed"),
        Of("chain-threads", OptionKind.UInt16, "2", "Threads of the controller") with { Ignored = "the .NET thread pool is used" },
        Of("contracts-console", OptionKind.Switch, null, "Print what contracts print"),
        Of("deep-mind", OptionKind.Switch, null, "Print every chain operation on standard output, for indexers"),
        List("actor-whitelist", "Account of the actor whitelist; repeatable"),
        List("actor-blacklist", "Account of the actor blacklist; repeatable"),
        List("contract-whitelist", "Account of the contract whitelist; repeatable"),
        List("contract-blacklist", "Account of the contract blacklist; repeatable"),
        List("action-blacklist", "code::action of the action blacklist; repeatable"),
        List("key-blacklist", "Public key that authorities may not have; repeatable"),
        List("sender-bypass-whiteblacklist", "Account whose deferred transactions are free of the lists; repeatable"),
        Of("read-mode", OptionKind.Text, "speculative", "What API reads see") with { Choices = ["speculative", "head", "read-only", "irreversible"] },
        Of("api-accept-transactions", OptionKind.Bool, "true", "Evaluate and relay transactions of the API"),
        Of("validation-mode", OptionKind.Text, "full", "Whether blocks are checked fully") with { Choices = ["full", "light"] },
        Of("disable-ram-billing-notify-checks", OptionKind.Switch, null, "Let a notified contract bill RAM to others"),
        Of("maximum-variable-signature-length", OptionKind.UInt32, "16384", "Largest size of a signature's variable parts in bytes"),
        List("trusted-producer", "Producer whose blocks' transactions are trusted; repeatable") with { Multitoken = false },
        Of("database-map-mode", OptionKind.Text, "mapped", "How the state is held") with { Choices = ["mapped", "heap", "locked"], Ignored = InMemory },
        Of("enable-account-queries", OptionKind.Bool, "false", "Serve get_accounts_by_authorizers"),
        Of("max-nonprivileged-inline-action-size", OptionKind.UInt32, "4096", "Largest inline action of a nonprivileged account in bytes"),
        Of("transaction-retry-max-storage-size-gb", OptionKind.UInt64, null, "GiB for transactions to retry"),
        Of("transaction-retry-interval-sec", OptionKind.UInt32, "20", "Seconds between retries"),
        Of("transaction-retry-max-expiration-sec", OptionKind.UInt32, "120", "Largest expiration of retried transactions"),
        Of("transaction-finality-status-max-storage-size-gb", OptionKind.UInt64, null, "GiB for finality status"),
        Of("transaction-finality-status-success-duration-sec", OptionKind.UInt64, "180", "Seconds a success is kept"),
        Of("transaction-finality-status-failure-duration-sec", OptionKind.UInt64, "180", "Seconds a failure is kept"),
        Of("integrity-hash-on-start", OptionKind.Switch, null, "Log the state's integrity hash at start"),
        Of("integrity-hash-on-stop", OptionKind.Switch, null, "Log the state's integrity hash at stop"),
        Of("block-log-retain-blocks", OptionKind.UInt32, null, "Newest blocks kept in the block log, 0 for no block log; all by default"),
        Command("genesis-json", OptionKind.Path, null, "Genesis state to start the chain from"),
        Command("genesis-timestamp", OptionKind.Text, null, "Initial timestamp instead of the genesis file's, or now"),
        Command("print-genesis-json", OptionKind.Switch, null, "Print the block log's genesis state and exit"),
        Command("extract-genesis-json", OptionKind.Path, null, "Write the block log's genesis state into a file and exit"),
        Command("print-build-info", OptionKind.Switch, null, "Print how this node was built and exit"),
        Command("extract-build-info", OptionKind.Path, null, "Write how this node was built into a file and exit"),
        Command("force-all-checks", OptionKind.Switch, null, "Check everything while replaying"),
        Command("disable-replay-opts", OptionKind.Switch, null, "Replay without its optimizations") with { Ignored = "replay has none" },
        Command("replay-blockchain", OptionKind.Switch, null, "Clear the state and replay all blocks"),
        Command("hard-replay-blockchain", OptionKind.Switch, null, "Clear the state, recover the block log as far as it is good, and replay it"),
        Command("delete-all-blocks", OptionKind.Switch, null, "Clear the state and the block log"),
        Command("truncate-at-block", OptionKind.UInt32, "0", "Last block of a hard replay; 0 for all"),
        Command("terminate-at-block", OptionKind.UInt32, "0", "Stop once this block is reached; 0 for never"),
        Command("snapshot", OptionKind.Path, null, "Snapshot to start from"),
    ];

    private static NodeOption Of(string name, OptionKind kind, string? value, string help) => new(name, kind, value, help) { UsedBy = "eosio::chain_plugin" };

    private static NodeOption List(string name, string help) => Of(name, OptionKind.List, null, help) with { Composing = true, Multitoken = true };

    private static NodeOption Command(string name, OptionKind kind, string? value, string help) => Of(name, kind, value, help) with { CommandLineOnly = true };
}
