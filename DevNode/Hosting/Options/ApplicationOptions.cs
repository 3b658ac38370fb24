namespace DevNode.Hosting;

/// <summary>Options of nodeos's appbase.</summary>
internal static class ApplicationOptions
{
    public static IReadOnlyList<NodeOption> All { get; } =
    [
        new("plugin", OptionKind.List, null, "Plugins to enable, separated by blanks or commas; repeatable") { Composing = true },
        new("help", OptionKind.Switch, null, "Print the options and exit") { Short = 'h', CommandLineOnly = true },
        new("version", OptionKind.Switch, null, "Print the version and exit") { Short = 'v', CommandLineOnly = true },
        new("full-version", OptionKind.Switch, null, "Print the full version and exit") { CommandLineOnly = true },
        new("print-default-config", OptionKind.Switch, null, "Print a config.ini with all defaults and exit") { CommandLineOnly = true },
        new("data-dir", OptionKind.Path, null, "Directory of the node's data") { Short = 'd', CommandLineOnly = true },
        new("config-dir", OptionKind.Path, null, "Directory of config.ini") { CommandLineOnly = true },
        new("config", OptionKind.Path, "config.ini", "Name of the configuration file, relative to config-dir") { Short = 'c', CommandLineOnly = true },
        new("logconf", OptionKind.Path, "logging.json", "Logging configuration; relative to config-dir")
        {
            Short = 'l', CommandLineOnly = true, Ignored = "logging is configured the .NET way (Logging__LogLevel__Default)",
        },
    ];
}
