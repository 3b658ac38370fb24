namespace DevNode.Hosting;

/// <summary>Options of nodeos's trace_api_plugin.</summary>
internal static class TraceOptions
{
    private const string User = "eosio::trace_api_plugin";

    public static IReadOnlyList<NodeOption> All { get; } =
    [
        new("trace-dir", OptionKind.Path, "traces", "Directory of the traces, relative to data-dir") { UsedBy = User },
        new("trace-slice-stride", OptionKind.UInt32, "10000", "Blocks in each slice of the traces") { UsedBy = User },
        new("trace-minimum-irreversible-history-blocks", OptionKind.Int32, "-1", "Blocks below the last irreversible one whose slices are kept; -1 for all") { UsedBy = User },
        new("trace-minimum-uncompressed-irreversible-history-blocks", OptionKind.Int32, "-1", "Blocks below the last irreversible one that stay uncompressed; -1 for all") { UsedBy = User },
        new("trace-rpc-abi", OptionKind.List, null, "account=FILE: ABI in JSON for the actions in answers; repeatable") { UsedBy = User, Composing = true },
        new("trace-no-abis", OptionKind.Switch, null, "Answer without ABIs") { UsedBy = User, CommandLineOnly = false },
    ];
}
