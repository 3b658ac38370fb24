using System.Text.Json;
using System.Text.Json.Nodes;
using Antelope;

namespace DevNode.Chain;

/// <summary>The JSON form of a genesis, as nodeos's --genesis-json reads it: numbers may be quoted, unknown members are ignored.</summary>
public static class GenesisJson
{
    private static readonly (string Name, Func<ChainConfig, ulong> Get, Func<ChainConfig, ulong, ChainConfig> Set)[] Members =
    [
        ("max_block_net_usage", c => c.MaxBlockNetUsage, (c, v) => c with { MaxBlockNetUsage = v }),
        ("target_block_net_usage_pct", c => c.TargetBlockNetUsagePct, (c, v) => c with { TargetBlockNetUsagePct = checked((uint)v) }),
        ("max_transaction_net_usage", c => c.MaxTransactionNetUsage, (c, v) => c with { MaxTransactionNetUsage = checked((uint)v) }),
        ("base_per_transaction_net_usage", c => c.BasePerTransactionNetUsage, (c, v) => c with { BasePerTransactionNetUsage = checked((uint)v) }),
        ("net_usage_leeway", c => c.NetUsageLeeway, (c, v) => c with { NetUsageLeeway = checked((uint)v) }),
        ("context_free_discount_net_usage_num", c => c.ContextFreeDiscountNetUsageNum, (c, v) => c with { ContextFreeDiscountNetUsageNum = checked((uint)v) }),
        ("context_free_discount_net_usage_den", c => c.ContextFreeDiscountNetUsageDen, (c, v) => c with { ContextFreeDiscountNetUsageDen = checked((uint)v) }),
        ("max_block_cpu_usage", c => c.MaxBlockCpuUsage, (c, v) => c with { MaxBlockCpuUsage = checked((uint)v) }),
        ("target_block_cpu_usage_pct", c => c.TargetBlockCpuUsagePct, (c, v) => c with { TargetBlockCpuUsagePct = checked((uint)v) }),
        ("max_transaction_cpu_usage", c => c.MaxTransactionCpuUsage, (c, v) => c with { MaxTransactionCpuUsage = checked((uint)v) }),
        ("min_transaction_cpu_usage", c => c.MinTransactionCpuUsage, (c, v) => c with { MinTransactionCpuUsage = checked((uint)v) }),
        ("max_transaction_lifetime", c => c.MaxTransactionLifetime, (c, v) => c with { MaxTransactionLifetime = checked((uint)v) }),
        ("deferred_trx_expiration_window", c => c.DeferredTrxExpirationWindow, (c, v) => c with { DeferredTrxExpirationWindow = checked((uint)v) }),
        ("max_transaction_delay", c => c.MaxTransactionDelay, (c, v) => c with { MaxTransactionDelay = checked((uint)v) }),
        ("max_inline_action_size", c => c.MaxInlineActionSize, (c, v) => c with { MaxInlineActionSize = checked((uint)v) }),
        ("max_inline_action_depth", c => c.MaxInlineActionDepth, (c, v) => c with { MaxInlineActionDepth = checked((ushort)v) }),
        ("max_authority_depth", c => c.MaxAuthorityDepth, (c, v) => c with { MaxAuthorityDepth = checked((ushort)v) }),
    ];

    /// <summary>Reads a genesis; <see cref="FormatException"/> names the member that is missing or wrong. Parameters left out keep nodeos's defaults.</summary>
    public static GenesisState Parse(string json)
    {
        JsonNode? root;
        try
        {
            root = JsonNode.Parse(json);
        }
        catch (JsonException e)
        {
            throw new FormatException($"the genesis is not JSON: {e.Message}", e);
        }
        if (root is not JsonObject genesis)
            throw new FormatException("the genesis is not a JSON object");
        var configuration = new ChainConfig();
        if (genesis["initial_configuration"] is JsonObject members)
        {
            foreach (var (name, _, set) in Members)
            {
                if (members[name] is { } value)
                    configuration = Read($"initial_configuration.{name}", value, text => set(configuration, ulong.Parse(text)));
            }
        }
        var genesisState = new GenesisState(
            Read("initial_timestamp", genesis["initial_timestamp"], TimePoint.Parse),
            Read("initial_key", genesis["initial_key"], PublicKey.Parse),
            configuration);
        try
        {
            configuration.Validate();
        }
        catch (ChainException e)
        {
            throw new FormatException($"genesis member initial_configuration: {e.Message}", e);
        }
        return genesisState;
    }

    /// <summary>The genesis as indented JSON, every parameter included.</summary>
    public static string Write(GenesisState genesis)
    {
        var members = new JsonObject();
        foreach (var (name, get, _) in Members)
            members[name] = get(genesis.InitialConfiguration);
        return new JsonObject
        {
            ["initial_timestamp"] = genesis.InitialTimestamp.ToString(),
            ["initial_key"] = genesis.InitialKey.ToString(),
            ["initial_configuration"] = members,
        }.ToJsonString(new() { WriteIndented = true });
    }

    private static T Read<T>(string name, JsonNode? value, Func<string, T> parse)
    {
        if (value is not JsonValue)
            throw new FormatException($"genesis member {name} is missing or not a plain value");
        try
        {
            return parse(value.ToString());
        }
        catch (Exception e) when (e is FormatException or OverflowException or ArgumentException)
        {
            throw new FormatException($"genesis member {name}: '{value}' is not valid: {e.Message}", e);
        }
    }
}
