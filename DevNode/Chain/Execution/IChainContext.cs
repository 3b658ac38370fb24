using Antelope;
using Antelope.Chain;
using DevNode.State;

namespace DevNode.Chain;

/// <summary>What the execution of transactions needs to know of the chain around it; the controller implements it.</summary>
public interface IChainContext
{
    ChainDatabase Database { get; }
    AuthorizationManager Authorization { get; }
    ResourceLimitsManager ResourceLimits { get; }

    /// <summary>Validates and runs contracts.</summary>
    IContractRunner Contracts { get; }

    /// <summary>Told of every change; null unless the operator asked for the deep mind log.</summary>
    DeepMindHandler? DeepMind { get; }

    /// <summary>Measures CPU usage and deadlines (timestamps only).</summary>
    TimeProvider TimeProvider { get; }

    /// <summary>The time of day at a moment of <see cref="TimeProvider"/>, in microseconds.</summary>
    TimePoint ToTimePoint(long monotonic);

    /// <summary>The block that the pending one is built on.</summary>
    uint HeadBlockNum { get; }
    Checksum256 HeadBlockId { get; }
    TimePoint PendingBlockTime { get; }

    /// <summary>Id of the block being applied; null while producing or speculating.</summary>
    Checksum256? PendingProducerBlockId { get; }

    /// <summary>Producers of the pending block's active schedule.</summary>
    IReadOnlyList<ProducerAuthority> ActiveProducers { get; }

    /// <summary>True while a block is produced or speculated on, false while one is applied.</summary>
    bool IsProducingBlock { get; }

    /// <summary>True while replaying irreversible blocks of one's own log: authorizations need no check.</summary>
    bool SkipAuthCheck { get; }

    /// <summary>True while replaying irreversible blocks of one's own log: limits and context free actions need no check.</summary>
    bool SkipTrxChecks { get; }

    /// <summary>True while nothing of the pending block can be undone (replay of irreversible blocks).</summary>
    bool SkipDbSessions { get; }

    /// <summary>True when RAM may be charged to others within notifications before RAM_RESTRICTIONS.</summary>
    bool IsRamBillingInNotifyAllowed { get; }
    bool AllSubjectiveMitigationsDisabled { get; }

    /// <summary>Subjective limit for inline actions of unprivileged contracts, in bytes.</summary>
    uint MaxNonprivilegedInlineActionSize { get; }

    /// <summary>Factor up to which virtual limits may exceed the real ones for every account, 1 to 1000 (nodeos greylist-limit).</summary>
    uint GreylistLimit { get; }
    bool IsResourceGreylisted(Name account);

    bool IsBuiltinActivated(BuiltinProtocolFeature feature);

    /// <summary>Throws when this node's lists do not allow one of the actors.</summary>
    void CheckActorList(IReadOnlyCollection<Name> actors);

    /// <summary>Throws when this node's lists do not allow the contract.</summary>
    void CheckContractList(Name code);

    /// <summary>Throws when this node's list forbids the action.</summary>
    void CheckActionList(Name code, Name action);

    /// <summary>Throws when this node's list forbids the key.</summary>
    void CheckKeyList(PublicKey key);

    /// <summary>True for contracts whose deferred transactions no list is applied to.</summary>
    bool SenderAvoidsWhitelistBlacklistEnforcement(Name sender);

    /// <summary>Throws expired_tx_exception or tx_exp_too_far_exception when the expiration does not fit the pending block's time.</summary>
    void ValidateExpiration(Transaction transaction);

    /// <summary>Throws invalid_ref_block_exception when the reference block is not on this fork.</summary>
    void ValidateTapos(Transaction transaction);
}

/// <summary>The WASM side of execution (nodeos wasm_interface).</summary>
public interface IContractRunner
{
    /// <summary>Runs a contract's apply(receiver, code, action) in the context; eosio_exit returns normally.</summary>
    void Apply(Checksum256 codeHash, byte vmType, byte vmVersion, ApplyContext context);

    /// <summary>Throws wasm_serialization_error, wasm_execution_error and the like when the module must not be set as code.</summary>
    void Validate(ReadOnlySpan<byte> code);

    /// <summary>Notes that no account uses the code from this block on.</summary>
    void CodeBlockNumLastUsed(Checksum256 codeHash, byte vmType, byte vmVersion, uint blockNum);
}
