using DevNode.Chain;
using DevNode.Hosting;

namespace DevNode.Http;

/// <summary>What endpoints answer from beside the chain's state: each follows the chain from before its start, those that the options ask for.</summary>
public sealed class ChainRecords
{
    private readonly ChainApiSettings _settings;
    private readonly bool _hasAccountQueries;
    private readonly System.Action _stop;

    private ChainRecords(OptionValues values, string dataDirectory, TimeProvider clock, System.Action stop)
    {
        _settings = ChainApiSettings.From(values, HttpSettings.From(values, dataDirectory));
        _hasAccountQueries = values.Bool("enable-account-queries");
        _stop = stop;
        Finality = FinalityStatus.From(values, clock);
        Retry = TransactionRetry.From(values, clock);
        if (!NodeOptions.EnabledPlugins(values).Contains(TraceApi.Plugin))
            return;
        Trace = TraceSettings.From(values, dataDirectory);
        Traces = new(Trace.Slices);
    }

    internal FinalityStatus? Finality { get; }
    internal TransactionRetry? Retry { get; }
    internal TraceSettings? Trace { get; }
    internal TraceStore? Traces { get; }
    internal AccountQueries? Accounts { get; private set; }

    /// <summary>The records that the options ask for. Throws <see cref="OptionException"/>.</summary>
    /// <param name="values">The node's options.</param>
    /// <param name="dataDirectory">What relative paths begin at.</param>
    /// <param name="clock">Times of transactions.</param>
    /// <param name="stop">Stops the node when a record cannot be written.</param>
    public static ChainRecords From(OptionValues values, string dataDirectory, TimeProvider clock, System.Action stop) => new(values, dataDirectory, clock, stop);

    /// <summary>Follows a chain that has not started.</summary>
    public void Attach(Controller chain)
    {
        if (Traces is { } traces)
            new TraceExtraction(traces, _stop).Attach(chain);
        Retry?.Attach(chain, trace => new ReadContext(chain, _settings).Traces.Of(trace));
        Finality?.Attach(chain);
    }

    /// <summary>Takes what is only there once the chain has started.</summary>
    public void OnStarted(Controller chain) => Accounts = _hasAccountQueries ? new(chain) : null;
}
