namespace DevNode.Hosting;

/// <summary>Options of nodeos's producer_plugin and signature_provider_plugin.</summary>
internal static class ProducerOptions
{
    private const string User = "eosio::producer_plugin";

    public static IReadOnlyList<NodeOption> All { get; } =
    [
        new("enable-stale-production", OptionKind.Switch, null, "Produce even when the chain is stale") { UsedBy = User, Short = 'e' },
        new("pause-on-startup", OptionKind.Switch, null, "Start with production paused") { UsedBy = User, Short = 'x' },
        new("max-transaction-time", OptionKind.Int32, "30", "Milliseconds a pushed transaction may execute; negative for no limit") { UsedBy = User },
        new("max-irreversible-block-age", OptionKind.Int32, "-1", "Seconds the last irreversible block may be old while producing; negative for no limit") { UsedBy = User },
        new("producer-name", OptionKind.List, null, "Producer controlled by this node; repeatable") { UsedBy = User, Short = 'p', Composing = true, Multitoken = true },
        new("private-key", OptionKind.List, null, "[\"public key\",\"private key\"]; signature-provider is the newer form") { UsedBy = User, Composing = true, Multitoken = true },
        new("signature-provider", OptionKind.List, null, "Key to sign blocks with, PUBLIC=KEY:PRIVATE or PUBLIC=KEOSD:URL; repeatable") { UsedBy = User, Composing = true, Multitoken = true },
        new("greylist-account", OptionKind.List, null, "Account without elastic CPU and NET; repeatable") { UsedBy = User, Composing = true, Multitoken = true },
        new("greylist-limit", OptionKind.UInt32, "1000", "Multiple by which CPU and NET may expand, 1 to 1000; 1000 for no limit") { UsedBy = User },
        new("produce-time-offset-us", OptionKind.Int32, "0", "Microseconds by which blocks are produced earlier, 0 to -500000") { UsedBy = User },
        new("last-block-time-offset-us", OptionKind.Int32, "-200000", "The same for the last block of a producer's turn") { UsedBy = User },
        new("cpu-effort-percent", OptionKind.UInt32, "80", "Share of the block interval used for a block, 0 to 100") { UsedBy = User },
        new("last-block-cpu-effort-percent", OptionKind.UInt32, "80", "The same for the last block of a producer's turn") { UsedBy = User },
        new("max-block-cpu-usage-threshold-us", OptionKind.UInt32, "5000", "A block with less CPU left than this is full") { UsedBy = User },
        new("max-block-net-usage-threshold-bytes", OptionKind.UInt32, "1024", "A block with less NET left than this is full") { UsedBy = User },
        new("max-scheduled-transaction-time-per-block-ms", OptionKind.Int32, "100", "Milliseconds of a block for scheduled transactions") { UsedBy = User },
        new("subjective-cpu-leeway-us", OptionKind.Int32, "31000", "Microseconds granted to a transaction that starts without enough CPU") { UsedBy = User },
        new("subjective-account-max-failures", OptionKind.UInt32, "3", "Failed transactions of an account per window before its others are dropped") { UsedBy = User },
        new("subjective-account-max-failures-window-size", OptionKind.UInt32, "1", "Blocks in that window") { UsedBy = User },
        new("subjective-account-decay-time-minutes", OptionKind.UInt32, "1440", "Minutes until an account's subjective CPU is back") { UsedBy = User },
        new("incoming-defer-ratio", OptionKind.Double, "1", "Incoming transactions per scheduled one while both wait") { UsedBy = User },
        new("incoming-transaction-queue-size-mb", OptionKind.UInt16, "1024", "MiB of transactions that may wait") { UsedBy = User },
        new("disable-api-persisted-trx", OptionKind.Switch, null, "Do not apply API transactions again in later speculative blocks") { UsedBy = User },
        new("disable-subjective-billing", OptionKind.Bool, "true", "No subjective CPU billing at all") { UsedBy = User },
        new("disable-subjective-account-billing", OptionKind.List, null, "Account without subjective CPU billing; repeatable") { UsedBy = User, Composing = true, Multitoken = true },
        new("disable-subjective-p2p-billing", OptionKind.Bool, "true", "No subjective CPU billing for transactions of peers") { UsedBy = User },
        new("disable-subjective-api-billing", OptionKind.Bool, "true", "No subjective CPU billing for transactions of the API") { UsedBy = User },
        new("producer-threads", OptionKind.UInt16, "2", "Threads that recover keys") { UsedBy = User, Ignored = "keys are recovered on the .NET thread pool" },
        new("snapshots-dir", OptionKind.Path, "snapshots", "Directory of snapshots, relative to data-dir") { UsedBy = User },
        new("keosd-provider-timeout", OptionKind.Int32, "5", "Milliseconds to wait for keosd's signature; negative for no limit") { UsedBy = "eosio::signature_provider_plugin" },
    ];
}
