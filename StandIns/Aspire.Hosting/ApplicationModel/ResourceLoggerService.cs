using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Microsoft.Extensions.Logging;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>A line of a console log; <paramref name="LineNumber"/> counts from 1.</summary>
public readonly record struct LogLine(int LineNumber, string Content, bool IsErrorMessage);

/// <summary>The console logs of resources: what their processes print, and what the application says about them.</summary>
public class ResourceLoggerService(TimeProvider timeProvider)
{
    private readonly ConcurrentDictionary<string, ConsoleLog> _logs = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>A logger whose messages appear in the resource's console log.</summary>
    public ILogger GetLogger(IResource resource) => GetLogger(resource.GetResourceId());

    /// <inheritdoc cref="GetLogger(IResource)"/>
    public ILogger GetLogger(string resourceName) => new ConsoleLogger(Log(resourceName), timeProvider);

    /// <summary>The lines so far, then every new one, in batches.</summary>
    public IAsyncEnumerable<IReadOnlyList<LogLine>> WatchAsync(IResource resource) => WatchAsync(resource.GetResourceId());

    /// <inheritdoc cref="WatchAsync(IResource)"/>
    public IAsyncEnumerable<IReadOnlyList<LogLine>> WatchAsync(string resourceName) => Log(resourceName).WatchAsync();

    /// <summary>The lines so far.</summary>
    public async IAsyncEnumerable<IReadOnlyList<LogLine>> GetAllAsync(string resourceName)
    {
        await Task.CompletedTask.ConfigureAwait(false);
        yield return Log(resourceName).Backlog;
    }

    /// <summary>Forgets the lines so far.</summary>
    public void ClearBacklog(string resourceName) => Log(resourceName).Clear();

    internal void Write(string resourceName, string content, bool isError) => Log(resourceName).Write(content, isError);

    private ConsoleLog Log(string name) => _logs.GetOrAdd(name, _ => new ConsoleLog());

    private sealed class ConsoleLog
    {
        private const int Capacity = 10_000;
        private readonly Lock _lock = new();
        private readonly Queue<LogLine> _backlog = new();
        private ImmutableList<ChannelWriter<LogLine>> _watchers = [];
        private int _lines;

        public IReadOnlyList<LogLine> Backlog
        {
            get
            {
                lock (_lock)
                    return [.. _backlog];
            }
        }

        public void Clear()
        {
            lock (_lock)
                _backlog.Clear();
        }

        public void Write(string content, bool isError)
        {
            lock (_lock)
            {
                var line = new LogLine(++_lines, content, isError);
                _backlog.Enqueue(line);
                if (_backlog.Count > Capacity)
                    _backlog.Dequeue();
                foreach (var watcher in _watchers)
                    watcher.TryWrite(line);
            }
        }

        public async IAsyncEnumerable<IReadOnlyList<LogLine>> WatchAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
        {
            var channel = Channel.CreateUnbounded<LogLine>(new() { SingleReader = true });
            IReadOnlyList<LogLine> backlog;
            lock (_lock)
            {
                backlog = [.. _backlog];
                _watchers = _watchers.Add(channel.Writer);
            }

            try
            {
                if (backlog.Count > 0)
                    yield return backlog;
                while (await channel.Reader.WaitToReadAsync(cancellationToken).ConfigureAwait(false))
                {
                    var batch = new List<LogLine>();
                    while (channel.Reader.TryRead(out var line))
                        batch.Add(line);
                    yield return batch;
                }
            }
            finally
            {
                lock (_lock)
                    _watchers = _watchers.Remove(channel.Writer);
            }
        }
    }

    private sealed class ConsoleLogger(ConsoleLog log, TimeProvider timeProvider) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Information;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (!IsEnabled(logLevel))
                return;
            var time = timeProvider.GetUtcNow().ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture);
            log.Write($"{time} {formatter(state, exception)}{(exception is null ? "" : Environment.NewLine + exception)}", logLevel >= LogLevel.Error);
        }
    }
}
