namespace DevNode.State;

/// <summary>A row cannot be added or changed because another one has its key in a unique index.</summary>
public sealed class NotUniqueException(string message) : Exception(message);
