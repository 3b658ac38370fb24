namespace DevNode.Hosting;

/// <summary>Reads config.ini as boost::program_options does: <c>name = value</c> lines, <c>#</c> starts a comment, <c>[section]</c> prefixes names.</summary>
internal static class ConfigFile
{
    /// <summary>Adds what the file says: composing options accumulate, others yield to the command line.</summary>
    /// <param name="options">The options that exist.</param>
    /// <param name="values">Holds the command line's values; the file's are added.</param>
    /// <param name="lines">The file's lines.</param>
    /// <param name="path">Named in errors.</param>
    public static void Parse(IReadOnlyList<NodeOption> options, OptionValues values, IEnumerable<string> lines, string path)
    {
        var fromCommandLine = options.Where(o => values.IsGiven(o.Name)).Select(o => o.Name).ToHashSet();
        var section = "";
        var number = 0;
        foreach (var raw in lines)
        {
            number++;
            var line = raw.Split('#', 2)[0].Trim();
            if (line.Length == 0)
                continue;
            if (line[0] == '[' && line[^1] == ']')
            {
                section = line[1..^1] + ".";
                continue;
            }
            var equals = line.IndexOf('=');
            if (equals < 0)
                throw new OptionException($"the options configuration file contains an invalid line '{line}' ({path}, line {number}): it is 'name = value'");
            var name = section + line[..equals].Trim();
            var option = options.FirstOrDefault(o => o.Name == name && !o.CommandLineOnly)
                ?? throw new OptionException($"Unknown option '{name}' inside the config file {path} (line {number})");
            Store(option, line[(equals + 1)..].Trim(), values, fromCommandLine, $"{path}, line {number}");
        }
    }

    private static void Store(NodeOption option, string text, OptionValues values, HashSet<string> fromCommandLine, string place)
    {
        try
        {
            var value = OptionValue.Parse(option, text);
            if (option.Kind == OptionKind.List)
            {
                if (option.Composing || !fromCommandLine.Contains(option.Name))
                    values.Append(option, (string[])value);
                return;
            }
            if (fromCommandLine.Contains(option.Name))
                return;
            if (values.IsGiven(option.Name))
                throw new OptionException($"option '--{option.Name}' cannot be specified more than once");
            values.Set(option, value);
        }
        catch (OptionException e)
        {
            throw new OptionException($"{e.Message} ({place})");
        }
    }
}
