namespace LabTesting;

/// <summary>The lab could not be started, or a node did not do what was waited for; the message has what was seen last.</summary>
public sealed class AntelopeLabException(string message, Exception? inner = null) : Exception(message, inner);
