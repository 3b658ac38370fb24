namespace DevNode.Hosting;

/// <summary>Options of nodeos's resource_monitor_plugin.</summary>
internal static class ResourceMonitorOptions
{
    private const string User = "eosio::resource_monitor_plugin";

    public static IReadOnlyList<NodeOption> All { get; } =
    [
        new("resource-monitor-interval-seconds", OptionKind.UInt32, "2", "Seconds between two looks at the file system, 1 to 300") { UsedBy = User },
        new("resource-monitor-space-threshold", OptionKind.UInt32, "90", "Percentage of the file system in use above which the node stops, 6 to 99") { UsedBy = User },
        new("resource-monitor-not-shutdown-on-threshold-exceeded", OptionKind.Switch, null, "Only warn when the threshold is exceeded") { UsedBy = User },
        new("resource-monitor-warning-interval", OptionKind.UInt32, "30", "Looks between two warnings, 1 to 450") { UsedBy = User },
    ];
}
