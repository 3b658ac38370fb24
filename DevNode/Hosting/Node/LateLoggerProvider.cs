namespace DevNode.Hosting;

/// <summary>Stands for a provider that is there only later: what is logged before is kept and handed over, in order, when it comes.</summary>
internal sealed class LateLoggerProvider : ILoggerProvider, ISupportExternalScope
{
    private readonly Lock _lock = new();
    private readonly List<Action<ILoggerProvider>> _waiting = [];
    private IExternalScopeProvider? _scopes;
    private volatile ILoggerProvider? _target;

    /// <summary>Everything goes to <paramref name="target"/> from now on; called once. Its owner disposes it.</summary>
    public void Attach(ILoggerProvider target)
    {
        lock (_lock)
        {
            if (_scopes is not null && target is ISupportExternalScope scoped)
                scoped.SetScopeProvider(_scopes);
            foreach (var entry in _waiting)
                entry(target);
            _waiting.Clear();
            _target = target;
        }
    }

    public ILogger CreateLogger(string categoryName) => new LateLogger(this, categoryName);

    public void SetScopeProvider(IExternalScopeProvider scopeProvider) => _scopes = scopeProvider;

    public void Dispose()
    {
        // Holds nothing of its own.
    }

    private sealed class LateLogger(LateLoggerProvider provider, string category) : ILogger
    {
        private ILogger? _logger;

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => Target?.IsEnabled(logLevel) ?? logLevel != LogLevel.None;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (Target is null && Keep(logLevel, eventId, state, exception, formatter))
                return;
            Target!.Log(logLevel, eventId, state, exception, formatter);
        }

        private ILogger? Target => _logger ??= provider._target?.CreateLogger(category);

        /// <summary>False when the provider has come meanwhile. The state is copied: its owner may use it again.</summary>
        private bool Keep<TState>(LogLevel level, EventId id, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            lock (provider._lock)
            {
                if (provider._target is not null)
                    return false;
                var message = formatter(state, exception);
                var values = state is IEnumerable<KeyValuePair<string, object?>> pairs ? pairs.ToArray() : [];
                provider._waiting.Add(target => target.CreateLogger(category).Log(level, id, values, exception, (_, _) => message));
                return true;
            }
        }
    }
}
