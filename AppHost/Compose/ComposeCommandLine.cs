using LabModel;

namespace AppHost.Compose;

/// <summary>What <c>compose --output DIR</c> says.</summary>
/// <param name="Output">The directory that gets the files.</param>
/// <param name="Settings">Settings, as <c>--Lab:KEY=VALUE</c>.</param>
internal sealed record ComposeCommandLine(string Output, string[] Settings)
{
    public const string Name = "compose";

    /// <exception cref="LabConfigurationException">An argument is unknown or incomplete.</exception>
    public static ComposeCommandLine Parse(IReadOnlyList<string> args)
    {
        string? output = null;
        var settings = new List<string>();
        var errors = new List<string>();
        for (var i = 0; i < args.Count; i++)
        {
            if (args[i] == "--output" && i + 1 < args.Count)
                output = args[++i];
            else if (args[i].StartsWith("--output=", StringComparison.Ordinal))
                output = args[i]["--output=".Length..];
            else if (LabCommandLine.TakeSetting(args, ref i) is { } setting)
                settings.Add(setting);
            else
                errors.Add($"{args[i]}: unknown or incomplete; it is compose --output DIRECTORY [--Lab:SETTING=VALUE ...]");
        }
        if (output is null)
            errors.Add("compose: --output DIRECTORY is missing");
        return errors.Count == 0 ? new(output!, [.. settings]) : throw new LabConfigurationException(errors);
    }
}
