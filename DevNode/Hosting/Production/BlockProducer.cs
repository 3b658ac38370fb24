using Antelope;
using DevNode.Chain;

namespace DevNode.Hosting;

/// <summary>
/// Builds blocks: those of this node's producers in their slots, and speculative ones in between, in which incoming transactions
/// are tried; takes the blocks of others (nodeos producer_plugin). Every member is used on the chain thread, but where noted.
/// </summary>
public sealed partial class BlockProducer : IDisposable
{
    private readonly Controller _chain;
    private readonly ChainThread _thread;
    private ProducerSettings _settings;
    private readonly TimeProvider _time;
    private readonly ILogger _log;
    private readonly Action _stop;
    private readonly UnappliedTransactionQueue _unapplied;
    private readonly ProducerWatermarks _watermarks;
    private readonly SubjectiveBilling _subjective;
    private readonly AccountFailures _failures;
    private readonly Dictionary<Checksum256, TimePoint> _blacklisted = [];
    private IReadOnlyList<Checksum256> _featuresToActivate = [];
    private bool _featuresSignaled;
    private bool _productionEnabled;
    private bool _isProducing;
    private readonly ClockWatch _clock;
    private string? _lastFailure;
    private TimePoint? _irreversibleBlockTime;
    private volatile uint _receivedBlock;

    /// <summary>Subscribes to the chain's events; <see cref="Start"/> begins.</summary>
    /// <param name="chain">The started chain.</param>
    /// <param name="thread">The thread that owns it.</param>
    /// <param name="settings">The options.</param>
    /// <param name="time">The clock.</param>
    /// <param name="log">Gets the "Produced block …" and "Received block …" lines.</param>
    /// <param name="stop">Called once the block of terminate-at-block is reached.</param>
    public BlockProducer(Controller chain, ChainThread thread, ProducerSettings settings, TimeProvider time, ILogger<BlockProducer> log, Action stop)
    {
        _chain = chain;
        _thread = thread;
        _settings = settings;
        _time = time;
        _clock = new(time);
        _log = log;
        _stop = stop;
        _unapplied = new(settings.IncomingTransactionQueueSizeBytes);
        _watermarks = new(settings.Producers);
        _subjective = new(settings.Subjective);
        _failures = new(settings.Subjective);
        if (settings.Subjective.CpuLeewayUs is { } leeway)
            chain.SubjectiveCpuLeewayUs = leeway;
        _productionEnabled = settings.EnableStaleProduction;
        IsPaused = settings.PauseOnStartup;
        chain.AcceptedBlock += state =>
        {
            _unapplied.ClearApplied(state.Block!);
            _subjective.OnBlock(state.Block!);
        };
        chain.AcceptedBlockHeader += state => _watermarks.Consider(state.Header.Producer, state.BlockNum, state.Timestamp);
        chain.IrreversibleBlock += state => _irreversibleBlockTime = state.Timestamp.ToTimePoint();
        _irreversibleBlockTime = chain.LastIrreversibleBlockTime;
    }

    /// <summary>True while production is paused.</summary>
    public bool IsPaused { get; private set; }

    public ProducerSettings Settings => _settings;

    /// <summary>Transactions that wait.</summary>
    public UnappliedTransactionQueue Unapplied => _unapplied;

    /// <summary>Told every transaction that was executed without error and may be relayed.</summary>
    public event Action<TransactionMetadata>? TransactionAccepted;

    /// <summary>Told every pushed transaction that failed or was refused.</summary>
    public event Action? TransactionFailed;

    /// <summary>Told every block this node made.</summary>
    public event Action<BlockState>? BlockProduced;

    /// <summary>Told whenever a block of a peer was taken.</summary>
    public event Action? BlockReceived;

    private TimePoint Now => TimePoint.From(_time.GetUtcNow());

    private bool IsDisabledByPolicy => !_productionEnabled || IsPaused || IsIrreversibleBlockTooOld;

    private bool IsIrreversibleBlockTooOld =>
        _settings.MaxIrreversibleBlockAge is { } max && _irreversibleBlockTime is { } time && Now - time >= max;

    /// <summary>Begins to build blocks.</summary>
    public void Start()
    {
        if (_settings.Producers.Count > 0)
            ProducerLog.Launching(_log, string.Join(", ", _settings.Producers));
        ScheduleProductionLoop();
    }

    /// <summary>Changes settings while running; those of the block being built stay.</summary>
    public void UpdateSettings(Func<ProducerSettings, ProducerSettings> change) => _settings = change(_settings);

    /// <summary>No block of ours is started any more.</summary>
    public void Pause()
    {
        ProducerLog.Paused(_log);
        IsPaused = true;
    }

    /// <summary>Blocks of ours are made again, at once when it is our turn.</summary>
    public void Resume()
    {
        ProducerLog.Resumed(_log);
        IsPaused = false;
        if (_isProducing)
            return;
        AbortBlock();
        ScheduleProductionLoop();
    }

    /// <summary>A block with this number has come and waits for the chain: speculation is not worth while. Any thread.</summary>
    public void ReceivedBlock(uint number) => _receivedBlock = number;

    /// <summary>True for a key this node signs blocks with. Any thread.</summary>
    public bool IsProducerKey(PublicKey key) => _settings.SignatureProviders.Has(key);

    /// <summary>Runs work that needs the state without a pending block, such as a snapshot; then goes on.</summary>
    public T WithoutPendingBlock<T>(Func<Controller, T> work)
    {
        if (!_chain.IsBuildingBlock)
            return work(_chain);
        AbortBlock();
        try
        {
            return work(_chain);
        }
        finally
        {
            ScheduleProductionLoop();
        }
    }

    public void Dispose() => StopTimer();

    /// <summary>CPU microseconds held against an account (get_account's subjective_cpu_bill_limit). Chain thread.</summary>
    public long SubjectiveBillOf(Name account) => _subjective.BillOf(account, Now);

    private void AbortBlock()
    {
        _unapplied.AddAborted(_chain.AbortBlock());
        _subjective.OnAbortedBlock();
    }
}
