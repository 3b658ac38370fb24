using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Logging.Console;

namespace AppHost.Terminal;

/// <summary>Log messages as plain lines: what is said at level information needs no decoration.</summary>
internal sealed class PlainConsoleFormatter() : ConsoleFormatter(FormatterName)
{
    public const string FormatterName = "plain";

    public override void Write<TState>(in LogEntry<TState> logEntry, IExternalScopeProvider? scopeProvider, TextWriter textWriter)
    {
        var message = logEntry.Formatter(logEntry.State, logEntry.Exception);
        textWriter.WriteLine(logEntry.LogLevel >= LogLevel.Warning ? $"{logEntry.LogLevel.ToString().ToLowerInvariant()}: {message}" : message);
        if (logEntry.Exception is not null)
            textWriter.WriteLine(logEntry.Exception);
    }
}
