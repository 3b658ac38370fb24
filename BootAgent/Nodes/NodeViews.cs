using Antelope;

namespace BootAgent.Nodes;

/// <summary>A block as the boot needs it.</summary>
public sealed record BlockView(
    uint Number, Checksum256 Id, string Producer, BlockTimestamp Timestamp, uint ScheduleVersion, IReadOnlyList<Checksum256> Transactions);

/// <summary>Size of a node's state database in bytes: nodeos's shared memory, DevNode's heap.</summary>
public sealed record DatabaseSize(long Used, long Free, long Size);
