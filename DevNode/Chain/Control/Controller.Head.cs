using Antelope;
using Antelope.Chain;

namespace DevNode.Chain;

/// <content>Where the chain stands: head, fork database head, last irreversible block.</content>
public sealed partial class Controller
{
    public BlockState HeadBlockState => Head;
    public BlockHeader HeadBlockHeader => Head.Header;
    public uint HeadBlockNum => Head.BlockNum;
    public Checksum256 HeadBlockId => Head.Id;
    public TimePoint HeadBlockTime => Head.Timestamp.ToTimePoint();
    public Name HeadBlockProducer => Head.Header.Producer;

    public uint ForkDbHeadBlockNum => _forks.Head!.BlockNum;
    public Checksum256 ForkDbHeadBlockId => _forks.Head!.Id;
    public TimePoint ForkDbHeadBlockTime => _forks.Head!.Timestamp.ToTimePoint();
    public Name ForkDbHeadBlockProducer => _forks.Head!.Header.Producer;

    public uint ForkDbPendingHeadBlockNum => _forks.PendingHead!.BlockNum;
    public Checksum256 ForkDbPendingHeadBlockId => _forks.PendingHead!.Id;
    public TimePoint ForkDbPendingHeadBlockTime => _forks.PendingHead!.Timestamp.ToTimePoint();
    public Name ForkDbPendingHeadBlockProducer => _forks.PendingHead!.Header.Producer;

    public uint LastIrreversibleBlockNum => _forks.Root!.BlockNum;
    public Checksum256 LastIrreversibleBlockId => _forks.Root!.Id;
    public TimePoint LastIrreversibleBlockTime => _forks.Root!.Timestamp.ToTimePoint();

    /// <summary>The first block that the block log can give.</summary>
    public uint EarliestAvailableBlockNum => _blockLog.FirstBlockNum != 0 ? _blockLog.FirstBlockNum : _forks.Root!.BlockNum;

    /// <summary>The schedule that signs the pending block, or the block after the head.</summary>
    public ProducerSchedule ActiveProducers =>
        _pending is not { } pending ? Head.HeaderState.ActiveSchedule
        : pending.Completed?.HeaderState.ActiveSchedule ?? pending.HeaderState.ActiveSchedule;

    /// <summary>The schedule that waits to become active; without producers when none does.</summary>
    public ProducerSchedule PendingProducers =>
        _pending is not { } pending ? Head.HeaderState.PendingSchedule.Schedule
        : pending.Completed?.HeaderState.PendingSchedule.Schedule ?? pending.NewPendingSchedule ?? pending.HeaderState.PrevPendingSchedule.Schedule;

    /// <summary>The schedule that a contract proposed and that is not yet pending, or null.</summary>
    public ProducerSchedule? ProposedProducers =>
        Db.GlobalProperty is { ProposedScheduleBlockNum: not null } properties ? properties.ProposedSchedule : null;
}
