namespace Antelope.Serialization;

/// <summary>Bytes end too early or do not form the value that was asked for.</summary>
public class PackException(string message) : Exception(message)
{
    /// <summary>For a read past the end: the same in nodeos's words (fc datastream.cpp); null for every other reason.</summary>
    public string? RangeError { get; init; }

    /// <summary>For what nodeos asserts of the bytes: its message; null for every other reason.</summary>
    public string? AssertError { get; init; }
}
