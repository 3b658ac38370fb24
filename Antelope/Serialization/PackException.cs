namespace Antelope.Serialization;

/// <summary>Bytes end too early or do not form the value that was asked for.</summary>
public class PackException(string message, Exception? cause = null) : Exception(message, cause)
{
    /// <summary>For a read past the end: the same in nodeos's words (fc datastream.cpp); null for every other reason.</summary>
    public ErrorStep? RangeError { get; init; }

    private readonly List<ErrorStep> _outer = [];

    /// <summary>What was being unpacked, from the inside out, in nodeos's words; empty where nobody asked.</summary>
    public IReadOnlyList<ErrorStep> Outer => _outer;

    /// <summary>Adds what was being unpacked around it.</summary>
    public PackException Within(IEnumerable<ErrorStep> steps)
    {
        _outer.AddRange(steps);
        return this;
    }

    /// <summary>For what nodeos asserts of the bytes: its message; null for every other reason.</summary>
    public string? AssertError { get; init; }

    /// <summary>The message in nodeos's words where there is one.</summary>
    public ErrorStep Step => RangeError ?? AssertError ?? Message;
}
