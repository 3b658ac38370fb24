using Antelope;
using Antelope.Chain;
using Antelope.Serialization;
using DevNode.Chain;

namespace DevNode.Http;

/// <summary>An action in the trace log (nodeos trace_api action_trace_v1).</summary>
internal sealed record ActionEntry(
    ulong GlobalSequence, Name Receiver, Name Account, Name Action, PermissionLevel[] Authorization, byte[] Data, byte[] ReturnValue) : IPackable<ActionEntry>
{
    private const int PackedLevelSize = 16;

    /// <summary>The entry of an executed action.</summary>
    public static ActionEntry Of(ActionTrace trace) => new(
        trace.Receipt?.GlobalSequence ?? 0, trace.Receiver, trace.Act.Account, trace.Act.Name, [.. trace.Act.Authorization], trace.Act.Data, trace.ReturnValue);

    public void Pack(PackWriter writer)
    {
        writer.WriteUInt64(GlobalSequence);
        writer.Write(Receiver);
        writer.Write(Account);
        writer.Write(Action);
        writer.WriteVarUInt32((uint)Authorization.Length);
        foreach (var level in Authorization)
        {
            writer.Write(level.Actor);
            writer.Write(level.Permission);
        }
        writer.WriteBytes(Data);
        writer.WriteBytes(ReturnValue);
    }

    public static ActionEntry Unpack(ref PackReader reader)
    {
        var (sequence, receiver, account, action) = (reader.ReadUInt64(), reader.Read<Name>(), reader.Read<Name>(), reader.Read<Name>());
        var levels = new PermissionLevel[reader.ReadCount(PackedLevelSize)];
        for (var i = 0; i < levels.Length; i++)
            levels[i] = new(reader.Read<Name>(), reader.Read<Name>());
        return new(sequence, receiver, account, action, levels, reader.ReadBytes(), reader.ReadBytes());
    }
}
