using DevNode.Chain;

namespace DevNode.Hosting;

/// <summary>print-genesis-json and extract-genesis-json: the genesis state of the block log, or nodeos's default without one.</summary>
internal static class GenesisExport
{
    public static bool IsAskedFor(OptionValues values) => values.Bool("print-genesis-json") || values.Has("extract-genesis-json");

    /// <summary>Writes the JSON to the output or the named file; throws <see cref="OptionException"/> when the block log starts later.</summary>
    public static void Run(NodeConfiguration configuration, TextWriter output)
    {
        var blocks = configuration.Paths.BlocksDir;
        var genesis = File.Exists(Path.Combine(blocks, BlockLog.LogFileName))
            ? BlockLogHeader.ReadFrom(blocks).Genesis
                ?? throw new OptionException($"Block log at '{Path.Combine(blocks, BlockLog.LogFileName)}' does not contain a genesis state, it only has the chain-id.")
            : GenesisOptions.Default;
        var json = GenesisJson.Write(genesis);
        if (configuration.Values.Bool("print-genesis-json"))
            output.WriteLine(json);
        if (configuration.Values.TextOrNull("extract-genesis-json") is { } path)
            File.WriteAllText(path, json);
    }
}
