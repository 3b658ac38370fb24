namespace Antelope.Serialization;

/// <summary>Bytes end too early or do not form the value that was asked for.</summary>
public sealed class PackException(string message) : Exception(message);
