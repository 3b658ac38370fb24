namespace DevNode.Hosting;

/// <summary>The command line or config.ini is not valid; the message names the option.</summary>
public sealed class OptionException(string message) : Exception(message);
