namespace DevNode.Hosting;

/// <summary>
/// Reads a command line as boost::program_options does in its unix style: <c>--name=value</c>, <c>--name value</c>, <c>-n value</c>,
/// <c>-nvalue</c>, switches together (<c>-ex</c>), and a beginning of a name that only one option has.
/// </summary>
internal sealed class CommandLine(IReadOnlyList<NodeOption> options, OptionValues values)
{
    private readonly HashSet<string> _seen = [];

    /// <summary>Stores what the arguments say; throws <see cref="OptionException"/> naming the option that is wrong.</summary>
    public void Parse(IReadOnlyList<string> arguments)
    {
        for (var i = 0; i < arguments.Count;)
        {
            var token = arguments[i++];
            if (token.StartsWith("--", StringComparison.Ordinal) && token.Length > 2)
                Long(token, arguments, ref i);
            else if (IsOption(token))
                Short(token, arguments, ref i);
            else
                throw Unknown(token);
        }
    }

    private static bool IsOption(string token) => token.Length > 1 && token[0] == '-';

    private static OptionException Unknown(string token) => new($"Unknown option '{token}' passed as command line argument");

    private void Long(string token, IReadOnlyList<string> arguments, ref int i)
    {
        var equals = token.IndexOf('=');
        var name = equals < 0 ? token[2..] : token[2..equals];
        var option = Find(name) ?? throw Unknown(token);
        Take(option, "--" + option.Name, equals < 0 ? null : token[(equals + 1)..], arguments, ref i);
    }

    private void Short(string token, IReadOnlyList<string> arguments, ref int i)
    {
        for (var at = 1; at < token.Length; at++)
        {
            var option = options.FirstOrDefault(o => o.Short == token[at]) ?? throw Unknown(token);
            var rest = token[(at + 1)..];
            if (option.Kind == OptionKind.Switch)
            {
                var none = 0;
                Take(option, "-" + token[at], null, [], ref none);
                continue;
            }
            Take(option, "-" + token[at], rest.Length > 0 ? rest : null, arguments, ref i);
            return;
        }
    }

    private NodeOption? Find(string name)
    {
        var exact = options.FirstOrDefault(o => o.Name == name);
        if (exact is not null || name.Length == 0)
            return exact;
        var matches = options.Where(o => o.Name.StartsWith(name, StringComparison.Ordinal)).ToList();
        return matches.Count <= 1
            ? matches.FirstOrDefault()
            : throw new OptionException($"option '--{name}' is ambiguous and matches {string.Join(", ", matches.Select(o => $"'--{o.Name}'"))}");
    }

    private void Take(NodeOption option, string written, string? adjacent, IReadOnlyList<string> arguments, ref int i)
    {
        if (!_seen.Add(option.Name) && option.Kind != OptionKind.List)
            throw new OptionException($"option '--{option.Name}' cannot be specified more than once");
        if (option.Kind == OptionKind.Switch)
        {
            if (adjacent is not null)
                throw new OptionException($"option '--{option.Name}' does not take any arguments");
            values.Set(option, true);
            return;
        }
        if (adjacent is { Length: 0 })
            throw new OptionException($"the argument for option '{written}' should follow immediately after the equal sign");
        if (adjacent is null && (i >= arguments.Count || (IsOption(arguments[i]) && !IsNegative(option, arguments[i]))))
            throw new OptionException($"the required argument for option '{written}' is missing");
        var value = adjacent ?? arguments[i++];
        if (option.Kind != OptionKind.List)
        {
            values.Set(option, OptionValue.Parse(option, value));
            return;
        }
        values.Append(option, [value]);
        while (option.Multitoken && i < arguments.Count && !IsOption(arguments[i]))
            values.Append(option, [arguments[i++]]);
    }

    private static bool IsNegative(NodeOption option, string token) =>
        option.Kind is OptionKind.Int32 or OptionKind.Int64 && token.Length > 1 && char.IsAsciiDigit(token[1]);
}
