using Antelope;

namespace BootAgent.Nodes;

/// <summary>A block as the boot needs it.</summary>
public sealed record BlockView(
    uint Number, Checksum256 Id, string Producer, BlockTimestamp Timestamp, uint ScheduleVersion, IReadOnlyList<Checksum256> Transactions);
