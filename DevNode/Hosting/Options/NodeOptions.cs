namespace DevNode.Hosting;

/// <summary>All options of the node, and their reading.</summary>
public static class NodeOptions
{
    /// <summary>Every option, in the order of --help.</summary>
    public static IReadOnlyList<NodeOption> All { get; } =
    [
        .. ChainOptions.All, .. HttpOptions.All, .. NetOptions.All, .. ProducerOptions.All, .. ResourceMonitorOptions.All, .. TraceOptions.All, .. ApplicationOptions.All,
    ];

    /// <summary>Plugins of nodeos whose work this node does.</summary>
    public static IReadOnlyList<string> Plugins { get; } =
    [
        "eosio::chain_plugin", "eosio::chain_api_plugin", "eosio::http_plugin", "eosio::net_plugin", "eosio::net_api_plugin",
        "eosio::producer_plugin", "eosio::producer_api_plugin", "eosio::db_size_api_plugin", "eosio::resource_monitor_plugin",
        "eosio::signature_provider_plugin", "eosio::trace_api_plugin",
    ];

    /// <summary>Reads the command line alone (config.ini is merged by <see cref="Merge"/>); throws <see cref="OptionException"/>.</summary>
    public static OptionValues Parse(IReadOnlyList<string> arguments)
    {
        var values = new OptionValues(All);
        new CommandLine(All, values).Parse(arguments);
        return values;
    }

    /// <summary>Adds the lines of a config.ini, then checks the plugins; throws <see cref="OptionException"/>.</summary>
    public static void Merge(OptionValues values, IEnumerable<string> lines, string path)
    {
        ConfigFile.Parse(All, values, lines, path);
        var unknown = EnabledPlugins(values).FirstOrDefault(p => !Plugins.Contains(p));
        if (unknown is not null)
            throw new OptionException($"option '--plugin': this node has no {unknown}; it has {string.Join(", ", Plugins)}");
    }

    /// <summary>The plugins asked for, split at blanks and commas; chain, net, producer and resource monitor always run.</summary>
    public static IReadOnlySet<string> EnabledPlugins(OptionValues values) =>
        values.List("plugin").SelectMany(p => p.Split([' ', '\t', ','], StringSplitOptions.RemoveEmptyEntries)).ToHashSet();
}
