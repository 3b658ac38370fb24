using DevNode.Hosting;
using Microsoft.Extensions.Logging;
using Shouldly;

namespace DevNode.Tests.Hosting;

public sealed class LateLoggerProviderTests
{
    [Fact]
    public void What_is_logged_before_the_provider_comes_reaches_it_first()
    {
        using var late = new LateLoggerProvider();
        using var factory = LoggerFactory.Create(logging => logging.AddProvider(late));
        using var recorded = new RecordingProvider();
        var log = factory.CreateLogger("node");

        NodeLog.ChainStarted(log, 7, "abc");
        factory.CreateLogger("other").LogError(new InvalidOperationException("full"), "no room in {Directory}", "/data");
        late.Attach(recorded);
        NodeLog.ChainStarted(log, 8, "abc");

        recorded.Entries.ShouldBe(
        [
            "node Information 306 'Blockchain started; head block is #7, chain id is abc' chainId=abc head=7",
            "other Error 0 'no room in /data' Directory=/data full",
            "node Information 306 'Blockchain started; head block is #8, chain id is abc' chainId=abc head=8",
        ]);
    }

    private sealed class RecordingProvider : ILoggerProvider
    {
        public List<string> Entries { get; } = [];

        public ILogger CreateLogger(string categoryName) => new Logger(categoryName, Entries);

        public void Dispose() => Entries.Clear();

        private sealed class Logger(string category, List<string> entries) : ILogger
        {
            public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

            public bool IsEnabled(LogLevel logLevel) => true;

            public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
            {
                var values = ((IEnumerable<KeyValuePair<string, object?>>)state!).Where(pair => pair.Key != "{OriginalFormat}").Select(pair => $"{pair.Key}={pair.Value}");
                entries.Add(string.Join(' ', [$"{category} {logLevel} {eventId.Id} '{formatter(state, exception)}'", .. values, .. exception is null ? Array.Empty<string>() : [exception.Message]]));
            }
        }
    }
}
