using Antelope.Chain;

namespace DevNode.Chain;

/// <content>Proposals of contracts for the producer schedule.</content>
public sealed partial class Controller
{
    /// <summary>
    /// Proposes a schedule to become pending once this block is irreversible. Gives its version; -1 when it changes nothing,
    /// when a proposal of an earlier block waits, or when it is empty under DISALLOW_EMPTY_PRODUCER_SCHEDULE.
    /// </summary>
    public long SetProposedProducers(IReadOnlyList<ProducerAuthority> producers)
    {
        if (producers.Count == 0 && IsBuiltinActivated(BuiltinProtocolFeature.DisallowEmptyProducerSchedule))
            return -1;
        var properties = Db.GlobalProperty;
        var blockNum = HeadBlockNum + 1;
        if (properties.ProposedScheduleBlockNum is { } proposedIn
            && (proposedIn != blockNum || producers.SequenceEqual(properties.ProposedSchedule.Producers)))
            return -1;
        var current = PendingProducers.Producers.Count == 0 ? ActiveProducers : PendingProducers;
        if (producers.SequenceEqual(current.Producers))
            return -1;
        var schedule = new ProducerSchedule(current.Version + 1, producers);
        _log.LogInformation(new EventId(6, "ScheduleProposed"), "proposed producer schedule with version {Version}", schedule.Version);
        Db.GlobalProperties.Modify(properties with { ProposedScheduleBlockNum = blockNum, ProposedSchedule = schedule });
        return schedule.Version;
    }
}
