using System.Collections;

namespace Antelope.Json;

/// <summary>Named values in the order in which they were first set (fc::mutable_variant_object).</summary>
public sealed class VariantObject : IEnumerable<KeyValuePair<string, Variant>>
{
    private readonly List<KeyValuePair<string, Variant>> _entries = [];

    public int Count => _entries.Count;

    /// <summary>The value of a key; throws <see cref="ValueFormatException"/> when there is none.</summary>
    public Variant this[string key] =>
        TryGet(key, out var value) ? value : throw new ValueFormatException($"Key '{key}' not found in the object", ValueFormatException.KeyNotFoundCode);

    /// <summary>Sets a key; one that exists keeps its place.</summary>
    public VariantObject Add(string key, Variant value)
    {
        var index = IndexOf(key);
        if (index < 0)
            _entries.Add(new(key, value));
        else
            _entries[index] = new(key, value);
        return this;
    }

    /// <summary>Adds a member although there may be one of that key, which stays the one that is found (as fc's parser does).</summary>
    internal void Append(string key, Variant value) => _entries.Add(new(key, value));

    public bool Contains(string key) => IndexOf(key) >= 0;

    public bool TryGet(string key, out Variant value)
    {
        var index = IndexOf(key);
        value = index < 0 ? default : _entries[index].Value;
        return index >= 0;
    }

    public IEnumerator<KeyValuePair<string, Variant>> GetEnumerator() => _entries.GetEnumerator();
    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private int IndexOf(string key)
    {
        for (var i = 0; i < _entries.Count; i++)
            if (_entries[i].Key == key)
                return i;
        return -1;
    }
}
