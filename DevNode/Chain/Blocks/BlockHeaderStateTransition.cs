using System.Collections.Immutable;
using Antelope;
using Antelope.Chain;

namespace DevNode.Chain;

/// <summary>Legacy DPoS: from the state of one header to the next (nodeos block_header_state::next).</summary>
internal static class BlockHeaderStateTransition
{
    public static PendingBlockHeaderState Next(BlockHeaderState prev, BlockTimestamp when, ushort numPrevBlocksToConfirm)
    {
        if (when == default)
            when = prev.Timestamp.Next();
        else
            ChainErrors.BlockValidateException.Assert(when > prev.Timestamp, "next block must be in the future");

        var producer = prev.GetScheduledProducer(when);
        var name = producer.ProducerName;
        var blockNum = prev.BlockNum + 1;
        if (prev.ProducerToLastProduced.TryGetValue(name, out var lastProduced))
        {
            ChainErrors.ProducerDoubleConfirm.Assert(lastProduced < unchecked(blockNum - numPrevBlocksToConfirm),
                $"producer {name} double-confirming known range");
        }

        var (confirmCount, proposedIrreversible) = Confirm(prev, blockNum, numPrevBlocksToConfirm);
        var irreversible = CalcDposLastIrreversible(prev, name);
        var promote = prev.PendingSchedule.Schedule.Producers.Count > 0 && irreversible >= prev.PendingSchedule.ScheduleLibNum;
        var active = promote ? prev.PendingSchedule.Schedule : prev.ActiveSchedule;
        return new()
        {
            BlockNum = blockNum,
            DposProposedIrreversibleBlockNum = proposedIrreversible,
            DposIrreversibleBlockNum = irreversible,
            ActiveSchedule = active,
            BlockrootMerkle = prev.BlockrootMerkle.Append(prev.Id),
            ProducerToLastProduced = (promote ? Restrict(prev.ProducerToLastProduced, active, irreversible) : prev.ProducerToLastProduced)
                .SetItem(name, blockNum),
            ProducerToLastImpliedIrb = promote
                ? PromoteImplied(prev, active, irreversible, name)
                : prev.ProducerToLastImpliedIrb.SetItem(name, prev.DposProposedIrreversibleBlockNum),
            ValidBlockSigningAuthority = producer.Authority,
            ConfirmCount = confirmCount,
            PrevActivatedProtocolFeatures = prev.ActivatedProtocolFeatures,
            PrevPendingSchedule = prev.PendingSchedule,
            WasPendingPromoted = promote,
            Previous = prev.Id,
            Producer = name,
            Timestamp = when,
            ActiveScheduleVersion = prev.ActiveSchedule.Version,
            Confirmed = numPrevBlocksToConfirm,
        };
    }

    /// <summary>Counts the confirmations that the next block implies; the schedule of the previous block says how many are needed.</summary>
    private static (ImmutableArray<byte> ConfirmCount, uint ProposedIrreversible) Confirm(BlockHeaderState prev, uint blockNum, ushort confirmed)
    {
        var required = (byte)(prev.ActiveSchedule.Producers.Count * 2 / 3 + 1);
        var counts = prev.ConfirmCount.Length < Config.MaximumTrackedDposConfirmations ? prev.ConfirmCount : prev.ConfirmCount.RemoveAt(0);
        var array = counts.Add(required).ToArray();
        for (int i = array.Length - 1, left = confirmed + 1; i >= 0 && left > 0; i--, left--)
        {
            if (--array[i] == 0)
                return ([.. array.AsSpan(i + 1)], blockNum - (uint)(array.Length - 1 - i));
        }
        return ([.. array], prev.DposProposedIrreversibleBlockNum);
    }

    /// <summary>The block number that more than two thirds of the producers imply to be irreversible (nodeos calc_dpos_last_irreversible).</summary>
    private static uint CalcDposLastIrreversible(BlockHeaderState prev, Name producerOfNextBlock)
    {
        if (prev.ProducerToLastImpliedIrb.IsEmpty)
            return 0;
        var numbers = prev.ProducerToLastImpliedIrb
            .Select(p => p.Key == producerOfNextBlock ? prev.DposProposedIrreversibleBlockNum : p.Value)
            .Order().ToArray();
        return numbers[(numbers.Length - 1) / 3];
    }

    /// <summary>The entries of the schedule's producers; those who had none start at <paramref name="irreversible"/>.</summary>
    private static ImmutableSortedDictionary<Name, uint> Restrict(
        ImmutableSortedDictionary<Name, uint> map, ProducerSchedule schedule, uint irreversible)
    {
        var result = ImmutableSortedDictionary.CreateBuilder<Name, uint>();
        foreach (var producer in schedule.Producers)
            result[producer.ProducerName] = map.GetValueOrDefault(producer.ProducerName, irreversible);
        return result.ToImmutable();
    }

    private static ImmutableSortedDictionary<Name, uint> PromoteImplied(
        BlockHeaderState prev, ProducerSchedule active, uint irreversible, Name producer)
    {
        var map = Restrict(prev.ProducerToLastImpliedIrb, active, irreversible);
        // Unlike the map of produced blocks, this one does not take in a producer who has left the schedule.
        return map.ContainsKey(producer) ? map.SetItem(producer, prev.DposProposedIrreversibleBlockNum) : map;
    }
}
