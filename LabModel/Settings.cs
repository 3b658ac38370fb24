using System.Globalization;
using Microsoft.Extensions.Configuration;

namespace LabModel;

/// <summary>Reads settings one by one, notes which were read, and collects every error with its place.</summary>
internal sealed class Settings(IConfiguration configuration, string root)
{
    private readonly HashSet<string> _read = new(StringComparer.OrdinalIgnoreCase);

    public List<string> Errors { get; } = [];

    public void Fail(string key, string reason) => Errors.Add($"{root}:{key}: {reason}");

    /// <summary>A text; null when absent or empty.</summary>
    public string? Text(string key)
    {
        _read.Add(key);
        return configuration[$"{root}:{key}"] is { Length: > 0 } value ? value : null;
    }

    /// <summary>A whole number within a range.</summary>
    public int? Number(string key, int min, int max) => Long(key, min, max) is { } value ? (int)value : null;

    /// <inheritdoc cref="Number"/>
    public long? Long(string key, long min, long max)
    {
        if (Text(key) is not { } text)
            return null;
        if (long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) && value >= min && value <= max)
            return value;
        Fail(key, $"'{text}' is not a whole number from {min} to {max}");
        return null;
    }

    public bool Flag(string key)
    {
        if (Text(key) is not { } text)
            return false;
        if (!bool.TryParse(text, out var value))
            Fail(key, $"'{text}' is neither true nor false");
        return value;
    }

    /// <summary>One of an enum's words, ignoring case.</summary>
    public T Word<T>(string key, T absent)
        where T : struct, Enum
    {
        if (Text(key) is not { } text)
            return absent;
        if (Enum.TryParse<T>(text, ignoreCase: true, out var value) && !int.TryParse(text, out _))
            return value;
        Fail(key, $"'{text}' is unknown; known are {string.Join(", ", Enum.GetNames<T>()).ToLowerInvariant()}");
        return absent;
    }

    /// <summary>Parses a text with a function that throws <see cref="FormatException"/> on a bad one.</summary>
    public T? Parsed<T>(string key, Func<string, T> parse)
        where T : struct
    {
        if (Text(key) is not { } text)
            return null;
        try
        {
            return parse(text);
        }
        catch (FormatException e)
        {
            Fail(key, e.Message);
            return null;
        }
    }

    /// <summary>The keys of a list's or an object's children, lists in order of their indices.</summary>
    public IReadOnlyList<string> Children(string key)
    {
        _read.Add(key);
        return [.. configuration.GetSection($"{root}:{key}").GetChildren().Select(c => $"{key}:{c.Key}")];
    }

    /// <summary>Whether the setting or anything beneath it is there.</summary>
    public bool Has(string key) => configuration.GetSection($"{root}:{key}").Exists();

    /// <summary>Reports every setting under the root that nothing has read.</summary>
    public void FailUnknown()
    {
        foreach (var (path, value) in configuration.GetSection(root).AsEnumerable(makePathsRelative: true))
        {
            if (value is not null && !_read.Contains(path))
                Fail(path, "there is no such setting");
        }
    }
}
