using Antelope;

namespace DevNode.Chain;

/// <summary>Which blocks the visible state includes (nodeos db_read_mode).</summary>
public enum DbReadMode
{
    /// <summary>Applied blocks and transactions that are not yet in a block.</summary>
    Speculative,

    /// <summary>Applied blocks.</summary>
    Head,

    /// <summary>As head; no transactions are taken.</summary>
    ReadOnly,

    /// <summary>Irreversible blocks.</summary>
    Irreversible,
}

/// <summary>How much of a received block is checked (nodeos validation_mode).</summary>
public enum ValidationMode
{
    Full,

    /// <summary>Signed blocks are trusted: transactions' authority is not checked.</summary>
    Light,
}

/// <summary>What a node's operator configures of the chain (nodeos controller::config).</summary>
public sealed record ControllerConfig
{
    public IReadOnlySet<Name> SenderBypassWhiteblacklist { get; init; } = new HashSet<Name>();
    public IReadOnlySet<Name> ActorWhitelist { get; init; } = new HashSet<Name>();
    public IReadOnlySet<Name> ActorBlacklist { get; init; } = new HashSet<Name>();
    public IReadOnlySet<Name> ContractWhitelist { get; init; } = new HashSet<Name>();
    public IReadOnlySet<Name> ContractBlacklist { get; init; } = new HashSet<Name>();
    public IReadOnlySet<(Name Account, Name Action)> ActionBlacklist { get; init; } = new HashSet<(Name, Name)>();
    public IReadOnlySet<PublicKey> KeyBlacklist { get; init; } = new HashSet<PublicKey>();
    public IReadOnlySet<Name> ResourceGreylist { get; init; } = new HashSet<Name>();
    public IReadOnlySet<Name> TrustedProducers { get; init; } = new HashSet<Name>();

    /// <summary>Percentage (10 000 is 100 %) of the signature recovery time that is billed.</summary>
    public uint SigCpuBillPct { get; init; } = Config.DefaultSigCpuBillPct;

    /// <summary>Bytes; larger inline actions of unprivileged contracts fail.</summary>
    public uint MaxNonprivilegedInlineActionSize { get; init; } = Config.DefaultMaxNonprivilegedInlineActionSize;

    /// <summary>Bytes of a signature's variable part that this node accepts.</summary>
    public uint MaximumVariableSignatureLength { get; init; } = Config.DefaultMaxVariableSignatureLength;

    /// <summary>Do not skip any check while replaying.</summary>
    public bool ForceAllChecks { get; init; }

    /// <summary>Keep undo sessions while replaying irreversible blocks.</summary>
    public bool DisableReplayOpts { get; init; }

    /// <summary>Log what contracts print.</summary>
    public bool ContractsConsole { get; init; }
    public bool AllowRamBillingInNotify { get; init; }
    public bool DisableAllSubjectiveMitigations { get; init; }

    /// <summary>Stop once this block is the head; 0 for never.</summary>
    public uint TerminateAtBlock { get; init; }
    public DbReadMode ReadMode { get; init; } = DbReadMode.Speculative;
    public ValidationMode BlockValidationMode { get; init; } = ValidationMode.Full;

    /// <summary>Multiple of its share that an account may use while the chain is idle, 1 to 1000.</summary>
    public uint GreylistLimit { get; init; } = Config.MaximumElasticResourceMultiplier;
}
