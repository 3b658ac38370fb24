namespace DevNode.Hosting;

/// <summary>The texts of --help and --print-default-config.</summary>
public static class OptionHelp
{
    /// <summary>Every option by plugin, with its default.</summary>
    public static string Help() => string.Join('\n', NodeOptions.All.GroupBy(o => o.UsedBy).SelectMany(group =>
        group.Select(Line).Prepend($"{group.Key}:").Append("")));

    /// <summary>A config.ini in which every option is a comment with its default.</summary>
    public static string DefaultConfig() => string.Join('\n', NodeOptions.All.Where(o => !o.CommandLineOnly).Select(o =>
        $"# {o.Help} ({o.UsedBy})\n# {o.Name} = {o.Default ?? (o.Kind == OptionKind.Switch ? "false" : "")}\n"));

    private static string Line(NodeOption option)
    {
        var name = (option.Short is { } s ? $"-{s} [ --{option.Name} ]" : $"--{option.Name}")
            + (option.Kind == OptionKind.Switch ? "" : option.Default is { } d ? $" arg (={d})" : " arg");
        return $"  {name,-58} {option.Help}{(option.Ignored is { } why ? $" (no effect: {why})" : "")}";
    }
}
