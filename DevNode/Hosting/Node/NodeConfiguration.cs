using DevNode.Chain;
using DevNode.Net;

namespace DevNode.Hosting;

/// <summary>All options, read and checked: nothing has been touched yet.</summary>
public sealed record NodeConfiguration(
    OptionValues Values, NodePaths Paths, ControllerConfig Controller, ProducerSettings Producer, NetSettings Net)
{
    /// <summary>
    /// Reads the command line and the config.ini it names. Throws <see cref="OptionException"/>, also when a configuration file other
    /// than the default one is missing.
    /// </summary>
    public static NodeConfiguration Read(IReadOnlyList<string> arguments)
    {
        var values = NodeOptions.Parse(arguments);
        var paths = NodePaths.From(values);
        if (File.Exists(paths.ConfigFile))
            NodeOptions.Merge(values, File.ReadLines(paths.ConfigFile), paths.ConfigFile);
        else if (values.IsGiven("config"))
            throw new OptionException($"option '--config': Config file {paths.ConfigFile} missing");
        else
            NodeOptions.Merge(values, [], paths.ConfigFile);
        // blocks-dir may come from the file.
        paths = NodePaths.From(values);
        var net = NetSettings.From(values);
        ResourceMonitorSettings.From(values);
        Checkpoints.From(values);
        return new(values, paths, ControllerSettings.From(values), ProducerSettings.From(values, net.AcceptTransactions), net);
    }
}
