using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace DevNode.Tests.Hosting;

/// <summary>Keeps the names of logged events from Warning on.</summary>
internal sealed class RecordedLog : ILoggerFactory, ILogger
{
    private readonly ConcurrentQueue<string> _events = [];

    public IReadOnlyCollection<string> Events => _events;

    public ILogger CreateLogger(string categoryName) => this;

    public void AddProvider(ILoggerProvider provider) => throw new NotSupportedException();

    public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Warning;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (IsEnabled(logLevel))
            _events.Enqueue(eventId.Name ?? "");
    }

    public void Dispose()
    {
    }
}
