using Antelope;
using Antelope.Chain;
using Antelope.Serialization;

namespace DevNode.Chain;

/// <summary>Rules over schedules and signing authorities (nodeos producer_schedule.hpp).</summary>
public static class ProducerSchedules
{
    /// <summary>Whose turn a slot is: each producer has 12 slots in schedule order.</summary>
    public static ProducerAuthority GetScheduledProducer(this ProducerSchedule schedule, BlockTimestamp slot) =>
        schedule.Producers[(int)(slot.Slot % (schedule.Producers.Count * Config.ProducerRepetitions)) / Config.ProducerRepetitions];

    /// <summary>Reads a schedule, or the one of before WTMSIG_BLOCK_SIGNATURES.</summary>
    public static ProducerSchedule Unpack(ref PackReader reader, bool legacy) =>
        legacy ? LegacyProducerSchedule.Unpack(ref reader).Upgrade() : ProducerSchedule.Unpack(ref reader);

    /// <summary>The same schedule with weighted authorities of one key each.</summary>
    public static ProducerSchedule Upgrade(this LegacyProducerSchedule legacy) =>
        new(legacy.Version, legacy.Producers.Select(p => new ProducerAuthority(p.ProducerName, new(1, [new(p.BlockSigningKey, 1)]))).ToArray());

    /// <summary>The schedule as headers carry it before WTMSIG_BLOCK_SIGNATURES; producer_schedule_exception when an authority is not one key.</summary>
    public static LegacyProducerSchedule Downgrade(this ProducerSchedule schedule)
    {
        var producers = new List<ProducerKey>(schedule.Producers.Count);
        foreach (var producer in schedule.Producers)
        {
            ChainErrors.ProducerScheduleException.Assert(
                producer.Authority.Keys is [var only] && only.Weight == producer.Authority.Threshold,
                "multisig block signing present before enabled!");
            producers.Add(new(producer.ProducerName, producer.Authority.Keys[0].Key));
        }
        return new(schedule.Version, producers);
    }

    /// <summary>Whether the keys reach the threshold, and how many of them count (nodeos keys_satisfy_and_relevant).</summary>
    public static (bool Satisfied, int Relevant) KeysSatisfyAndRelevant(this BlockSigningAuthority authority, IReadOnlySet<PublicKey> keys)
    {
        ulong weight = 0;
        var relevant = 0;
        foreach (var key in authority.Keys.Where(k => keys.Contains(k.Key)))
        {
            relevant++;
            weight += key.Weight;
        }
        return (weight >= authority.Threshold, relevant);
    }
}
