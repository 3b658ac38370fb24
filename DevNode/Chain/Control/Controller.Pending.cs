using Antelope;
using Antelope.Chain;

namespace DevNode.Chain;

/// <content>The pending block as others see it; block_validate_exception when there is none.</content>
public sealed partial class Controller
{
    /// <summary>True while a block is being built or applied.</summary>
    public bool IsBuildingBlock => _pending is not null;

    /// <summary>True while a block of this node's own (or a speculative one) is being built.</summary>
    public bool IsProducingBlock => _pending is { Status: BlockStatus.Incomplete };

    public TimePoint PendingBlockTime => PendingBlockTimestamp.ToTimePoint();
    public BlockTimestamp PendingBlockTimestamp => Pending.HeaderState.Timestamp;
    public uint PendingBlockNum => Pending.HeaderState.BlockNum;
    public Name PendingBlockProducer => Pending.HeaderState.Producer;
    public BlockSigningAuthority PendingBlockSigningAuthority => Pending.HeaderState.ValidBlockSigningAuthority;

    /// <summary>Id of the received block being applied; null while producing.</summary>
    public Checksum256? PendingProducerBlockId => Pending.ProducerBlockId;

    private PendingBlock Pending => _pending ?? throw ChainErrors.BlockValidateException.Error("no pending block");
}
