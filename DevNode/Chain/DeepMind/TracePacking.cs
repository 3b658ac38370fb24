using Antelope;
using Antelope.Serialization;

namespace DevNode.Chain;

/// <summary>Traces in binary form (fc pack of nodeos's trace.hpp).</summary>
internal static class TracePacking
{
    public static void Pack(PackWriter writer, TransactionTrace trace)
    {
        trace.Id.Pack(writer);
        writer.WriteUInt32(trace.BlockNum);
        trace.BlockTime.Pack(writer);
        PackOptional(writer, trace.ProducerBlockId);
        writer.WriteBool(trace.Receipt is not null);
        if (trace.Receipt is { } receipt)
        {
            writer.WriteUInt8((byte)receipt.Status);
            writer.WriteUInt32(receipt.CpuUsageUs);
            writer.WriteVarUInt32(receipt.NetUsageWords);
        }
        writer.WriteInt64(trace.Elapsed);
        writer.WriteUInt64(trace.NetUsage);
        writer.WriteBool(trace.Scheduled);
        writer.WriteVarUInt32((uint)trace.ActionTraces.Count);
        foreach (var action in trace.ActionTraces)
            Pack(writer, action);
        writer.WriteBool(trace.AccountRamDelta is not null);
        if (trace.AccountRamDelta is { } delta)
            Pack(writer, delta.Account, delta.Delta);
        writer.WriteBool(trace.FailedDtrxTrace is not null);
        if (trace.FailedDtrxTrace is { } failed)
            Pack(writer, failed);
        PackFailure(writer, trace.Except, trace.ErrorCode);
    }

    private static void Pack(PackWriter writer, ActionTrace trace)
    {
        writer.WriteVarUInt32(trace.ActionOrdinal);
        writer.WriteVarUInt32(trace.CreatorActionOrdinal);
        writer.WriteVarUInt32(trace.ClosestUnnotifiedAncestorActionOrdinal);
        writer.WriteBool(trace.Receipt is not null);
        trace.Receipt?.Pack(writer);
        trace.Receiver.Pack(writer);
        trace.Act.Pack(writer);
        writer.WriteBool(trace.ContextFree);
        writer.WriteInt64(trace.Elapsed);
        writer.WriteBytes(trace.Console);
        trace.TrxId.Pack(writer);
        writer.WriteUInt32(trace.BlockNum);
        trace.BlockTime.Pack(writer);
        PackOptional(writer, trace.ProducerBlockId);
        writer.WriteVarUInt32((uint)trace.AccountRamDeltas.Count);
        foreach (var (account, delta) in trace.AccountRamDeltas)
            Pack(writer, account, delta);
        PackFailure(writer, trace.Except, trace.ErrorCode);
        writer.WriteBytes(trace.ReturnValue);
    }

    private static void Pack(PackWriter writer, Name account, long delta)
    {
        account.Pack(writer);
        writer.WriteInt64(delta);
    }

    private static void PackOptional(PackWriter writer, Checksum256? id)
    {
        writer.WriteBool(id is not null);
        id?.Pack(writer);
    }

    private static void PackFailure(PackWriter writer, ChainException? except, ulong? errorCode)
    {
        writer.WriteBool(except is not null);
        if (except is not null)
            ExceptionPacking.Pack(writer, except);
        writer.WriteBool(errorCode is not null);
        if (errorCode is { } code)
            writer.WriteUInt64(code);
    }
}
