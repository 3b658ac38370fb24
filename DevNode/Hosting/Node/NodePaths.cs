namespace DevNode.Hosting;

/// <summary>Where the node keeps its files, as absolute paths.</summary>
public sealed record NodePaths(string ConfigDir, string ConfigFile, string DataDir, string BlocksDir, string StateDir)
{
    /// <summary>Directory beside the block log for blocks that are not irreversible (nodeos reversible_blocks_dir_name).</summary>
    public string ReversibleDir => Path.Combine(BlocksDir, "reversible");

    /// <summary>The directories that the options name; nodeos's own places in the user's home by default.</summary>
    public static NodePaths From(OptionValues values)
    {
        var home = Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData), "eosio", "nodeos");
        var config = Path.GetFullPath(values.TextOrNull("config-dir") ?? Path.Combine(home, "config"));
        var data = Path.GetFullPath(values.TextOrNull("data-dir") ?? Path.Combine(home, "data"));
        return new(config, Path.Combine(config, values.Text("config")), data, Path.Combine(data, values.Text("blocks-dir")), Path.Combine(data, "state"));
    }
}
