namespace DevNode.Hosting;

/// <summary>An option of nodeos that this node takes.</summary>
/// <param name="Name">Long name, without dashes.</param>
/// <param name="Kind">What its value is.</param>
/// <param name="Default">Value when it is not given, in its text form; null for none.</param>
/// <param name="Help">What it does.</param>
public sealed record NodeOption(string Name, OptionKind Kind, string? Default, string Help)
{
    /// <summary>One-letter name.</summary>
    public char? Short { get; init; }

    /// <summary>The plugin that uses it.</summary>
    public string UsedBy { get; init; } = "application";

    /// <summary>Not allowed in config.ini.</summary>
    public bool CommandLineOnly { get; init; }

    /// <summary>The values of the command line and config.ini add up (otherwise the command line wins).</summary>
    public bool Composing { get; init; }

    /// <summary>Takes all tokens up to the next option.</summary>
    public bool Multitoken { get; init; }

    /// <summary>The texts it may have; empty for any.</summary>
    public IReadOnlyList<string> Choices { get; init; } = [];

    /// <summary>Parsed, but without an effect in this node: the reason.</summary>
    public string? Ignored { get; init; }
}
