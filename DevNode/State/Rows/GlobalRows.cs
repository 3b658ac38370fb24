using System.Collections.Immutable;
using Antelope;
using Antelope.Chain;
using DevNode.Chain;
using DevNode.Wasm;

namespace DevNode.State;

/// <summary>Limits of a database kind that Leap does not use but keeps in snapshots (nodeos kv_database_config).</summary>
public sealed record KvDatabaseConfig(uint MaxKeySize, uint MaxValueSize, uint MaxIterators);

/// <summary>Chain parameters and the proposed producer schedule (nodeos global_property_object).</summary>
public sealed record GlobalPropertyRow : Row
{
    public uint? ProposedScheduleBlockNum { get; init; }
    public ProducerSchedule ProposedSchedule { get; init; } = new(0, []);
    public ChainConfig Configuration { get; init; } = new();
    public Checksum256 ChainId { get; init; }
    public KvDatabaseConfig KvConfiguration { get; init; } = new(0, 0, 0);
    public WasmConfig WasmConfiguration { get; init; } = WasmConfig.Default;
}

/// <summary>The number of actions executed so far (nodeos dynamic_global_property_object).</summary>
public sealed record DynamicGlobalPropertyRow : Row
{
    public ulong GlobalActionSequence { get; internal set; }
}

/// <summary>Ids of recent blocks for TAPOS; the row's id is the block number's low 16 bits (nodeos block_summary_object).</summary>
public sealed record BlockSummaryRow : Row
{
    public Checksum256 BlockId { get; init; }
}

/// <summary>A protocol feature and the block that activated it.</summary>
public sealed record ActivatedProtocolFeature(Checksum256 FeatureDigest, uint ActivationBlockNum);

/// <summary>Protocol features and what they opened (nodeos protocol_state_object).</summary>
public sealed record ProtocolStateRow : Row
{
    public ImmutableArray<ActivatedProtocolFeature> ActivatedProtocolFeatures { get; init; } = [];
    public ImmutableArray<Checksum256> PreactivatedProtocolFeatures { get; init; } = [];
    public ImmutableSortedSet<string> WhitelistedIntrinsics { get; init; } = ImmutableSortedSet.Create<string>(StringComparer.Ordinal);
    public uint NumSupportedKeyTypes { get; init; }
}

/// <summary>Version of the state's layout (nodeos database_header_object).</summary>
public sealed record DatabaseHeaderRow : Row
{
    public const uint CurrentVersion = 2;
    public uint Version { get; init; } = CurrentVersion;
}
