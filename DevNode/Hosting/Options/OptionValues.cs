namespace DevNode.Hosting;

/// <summary>The values of all options after command line, config.ini and defaults; read by name.</summary>
public sealed class OptionValues
{
    private readonly Dictionary<string, object> _given = [];
    private readonly Dictionary<string, object> _defaults = [];

    internal OptionValues(IEnumerable<NodeOption> options)
    {
        foreach (var option in options)
        {
            if (option.Kind == OptionKind.List)
                _defaults[option.Name] = option.Default is null ? Array.Empty<string>() : new[] { option.Default };
            else if (option.Default is not null)
                _defaults[option.Name] = OptionValue.Parse(option, option.Default);
            else if (option.Kind == OptionKind.Switch)
                _defaults[option.Name] = false;
        }
    }

    /// <summary>True when the option was given or has a default.</summary>
    public bool Has(string name) => _given.ContainsKey(name) || _defaults.ContainsKey(name);

    /// <summary>True when the command line or config.ini gave it.</summary>
    public bool IsGiven(string name) => _given.ContainsKey(name);

    public bool Bool(string name) => (bool)Get(name);
    public int Int32(string name) => (int)Get(name);
    public ushort UInt16(string name) => (ushort)Get(name);
    public uint UInt32(string name) => (uint)Get(name);
    public long Int64(string name) => (long)Get(name);
    public ulong UInt64(string name) => (ulong)Get(name);
    public double Double(string name) => (double)Get(name);

    /// <summary>A text or path.</summary>
    public string Text(string name) => (string)Get(name);

    /// <summary>A text or path, or null when there is none.</summary>
    public string? TextOrNull(string name) => Has(name) ? Text(name) : null;

    /// <summary>All values of a repeatable option.</summary>
    public IReadOnlyList<string> List(string name) => (string[])Get(name);

    internal void Set(NodeOption option, object value) => _given[option.Name] = value;

    internal void Append(NodeOption option, string[] values) =>
        _given[option.Name] = _given.TryGetValue(option.Name, out var old) ? [.. (string[])old, .. values] : values;

    private object Get(string name) =>
        _given.GetValueOrDefault(name) ?? _defaults.GetValueOrDefault(name)
        ?? throw new InvalidOperationException($"option {name} has neither a value nor a default");
}
