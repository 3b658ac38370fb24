using Antelope;
using DevNode.State;

namespace DevNode.Chain;

/// <summary>
/// The chain: it builds, applies, switches between and makes irreversible the blocks, and owns the state they act on
/// (nodeos controller.hpp). Used by one thread at a time; <see cref="CreateBlockState"/> may be called from any. It reads no
/// clock but the injected one, against which it measures the CPU time of transactions.
/// </summary>
public sealed partial class Controller : IDisposable
{
    private readonly BlockLog _blockLog;
    private readonly ForkDatabase _forks;
    private readonly ILogger _log;
    private readonly KnownSigners _signers = new();
    private readonly List<Checksum256> _actionReceiptDigests = [];
    private ControllerConfig _config;
    private PendingBlock? _pending;
    private BlockState? _head;
    private bool _inTrxRequiringChecks;
    private bool _trustedProducerLightValidation;

    /// <summary>
    /// A chain without state; call a Startup next. The block log and the fork database may hold blocks of an earlier run.
    /// <paramref name="contracts"/> makes the WASM side of this controller.
    /// </summary>
    public Controller(
        ControllerConfig config, ProtocolFeatureSet features, Checksum256 chainId, BlockLog blockLog, ForkDatabase forks,
        Func<Controller, IContractRunner> contracts, TimeProvider clock, ILogger log)
    {
        _config = config;
        _blockLog = blockLog;
        _forks = forks;
        _log = log;
        ChainId = chainId;
        Clock = clock;
        ProtocolFeatures = new(features);
        Authorization = new(this, Db);
        ResourceLimits = new(Db);
        Contracts = contracts(this);
    }

    public Checksum256 ChainId { get; }

    /// <summary>The state after the head block (and the pending block's transactions, while there is one).</summary>
    public ChainDatabase Db { get; } = new();
    public ForkDatabase ForkDb => _forks;
    public ProtocolFeatureManager ProtocolFeatures { get; }
    public ControllerConfig ControllerConfig => _config;

    /// <summary>True while blocks of the block log or the fork database are applied at start.</summary>
    public bool IsReplaying { get; private set; }

    internal TimeProvider Clock { get; }

    /// <summary>The clock's time in microseconds.</summary>
    internal TimePoint Now => TimePoint.From(Clock.GetUtcNow());

    private BlockState Head => _head ?? throw new InvalidOperationException("the controller has not been started");

    /// <summary>Drops the pending block.</summary>
    public void Dispose() => AbortBlock();
}
