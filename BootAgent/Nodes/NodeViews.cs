using Antelope;

namespace BootAgent.Nodes;

/// <summary>A node's view of its chain (get_info).</summary>
public sealed record NodeInfo(
    Checksum256 ChainId, uint Head, Checksum256 HeadId, TimePoint HeadTime, string HeadProducer,
    uint Irreversible, Checksum256 IrreversibleId);

/// <summary>A block as the boot needs it (get_block).</summary>
public sealed record BlockView(
    uint Number, Checksum256 Id, string Producer, BlockTimestamp Timestamp, uint ScheduleVersion,
    IReadOnlyList<Checksum256> Transactions);

/// <summary>A protocol feature that a node knows (get_supported_protocol_features).</summary>
public sealed record FeatureView(Checksum256 Digest, string Name, IReadOnlyList<Checksum256> Dependencies);

/// <summary>A schedule: its version and who is in it, in order (get_producer_schedule).</summary>
public sealed record ScheduleView(uint Version, IReadOnlyList<string> Producers);

/// <summary>Supply, maximum supply and issuer of a token (get_currency_stats).</summary>
public sealed record TokenStats(Asset Supply, Asset MaximumSupply, string Issuer);

/// <summary>What a node answers to a transaction it has executed.</summary>
public sealed record Acceptance(Checksum256 TransactionId, uint BlockNumber);
