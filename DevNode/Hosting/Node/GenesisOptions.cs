using Antelope;
using DevNode.Chain;

namespace DevNode.Hosting;

/// <summary>Finds the genesis state to start from: of the block log, of a file, or nodeos's default (nodeos chain_plugin.cpp).</summary>
internal static class GenesisOptions
{
    /// <summary>nodeos's own genesis, whose key belongs to its development private key.</summary>
    public static GenesisState Default { get; } = new(
        TimePoint.Parse("2018-06-01T12:00:00.000"), PublicKey.Parse("EOS6MRyAjQq8ud7hVNYcfnVPJqcVpscN5So8BhtHuGYqET5GDW5CV"), new ChainConfig());

    /// <summary>The genesis; throws <see cref="OptionException"/> when file and block log do not go together.</summary>
    public static GenesisState Find(OptionValues values, NodePaths paths, TimeProvider time)
    {
        var logged = File.Exists(Path.Combine(paths.BlocksDir, BlockLog.LogFileName)) && new FileInfo(Path.Combine(paths.BlocksDir, BlockLog.LogFileName)).Length > 0
            ? BlockLogHeader.ReadFrom(paths.BlocksDir)
            : null;
        if (logged is { Genesis: null })
            throw new OptionException($"the block log in '{paths.BlocksDir}' starts at block {logged.FirstBlockNum} and has no genesis state: load a snapshot or use a block log that starts from genesis");
        var provided = Provided(values, time);
        if (logged?.Genesis is { } known && provided is not null && known.ComputeChainId() != provided.ComputeChainId())
            throw new OptionException("option '--genesis-json': it does not match the existing genesis state in blocks.log; it is not necessary when a full blocks.log already exists");
        return logged?.Genesis ?? provided ?? Default;
    }

    /// <summary>The genesis of the options; null when they name none.</summary>
    public static GenesisState? Provided(OptionValues values, TimeProvider time)
    {
        var timestamp = values.TextOrNull("genesis-timestamp");
        if (values.TextOrNull("genesis-json") is not { } path)
            return timestamp is null ? null : throw new OptionException("option '--genesis-timestamp' is only valid together with --genesis-json");
        if (!File.Exists(path))
            throw new OptionException($"option '--genesis-json': Specified genesis file '{Path.GetFullPath(path)}' does not exist");
        try
        {
            var genesis = GenesisJson.Parse(File.ReadAllText(path));
            return timestamp is null ? genesis : genesis with { InitialTimestamp = Adjusted(timestamp, time) };
        }
        catch (Exception e) when (e is FormatException or System.Text.Json.JsonException or ChainException)
        {
            throw new OptionException($"option '--genesis-json': '{Path.GetFullPath(path)}': {e.Message}");
        }
    }

    /// <summary>A time, or now, moved to the next slot.</summary>
    private static TimePoint Adjusted(string text, TimeProvider time)
    {
        var start = text.Equals("now", StringComparison.OrdinalIgnoreCase) ? TimePoint.From(time.GetUtcNow()) : TimePoint.Parse(text);
        var past = start.Microseconds % Config.BlockIntervalUs;
        return past == 0 ? start : new(start.Microseconds + Config.BlockIntervalUs - past);
    }
}
