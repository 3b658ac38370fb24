using Antelope;
using Antelope.Serialization;
using DevNode.State;
using DevNode.Wasm;

namespace DevNode.Chain.Intrinsics;

/// <content>Functions of privileged accounts, producer schedules apart (nodeos privileged.cpp).</content>
public sealed partial class ContractIntrinsics
{
    /// <summary>An interface that never came to be: no feature is active.</summary>
    [HostFunction("is_feature_active")]
    public int IsFeatureActive(long feature)
    {
        _ = (Privileged, feature);
        return 0;
    }

    [HostFunction("activate_feature")]
    public void ActivateFeature(long feature)
    {
        _ = (Privileged, feature);
        ChainErrors.UnsupportedFeature.Throw("Unsupported Hardfork Detected");
    }

    [HostFunction("preactivate_feature")]
    public void PreactivateFeature(WasmInstance wasm, uint digest)
    {
        var feature = wasm.Digest(digest);
        _ = Privileged;
        controller.PreactivateFeature(feature);
    }

    [HostFunction("set_resource_limits")]
    public void SetResourceLimits(ulong account, long ramBytes, long netWeight, long cpuWeight)
    {
        var error = ChainErrors.WasmExecutionError;
        var limits = Privileged.Chain.ResourceLimits;
        error.Assert(ramBytes >= -1, "invalid value for ram resource limit expected [-1,INT64_MAX]");
        error.Assert(netWeight >= -1, "invalid value for net resource weight expected [-1,INT64_MAX]");
        error.Assert(cpuWeight >= -1, "invalid value for cpu resource weight expected [-1,INT64_MAX]");
        if (limits.SetAccountLimits(new Name(account), ramBytes, netWeight, cpuWeight))
            context.TransactionContext.ValidateRamUsage.Add(new Name(account));
    }

    [HostFunction("get_resource_limits")]
    public void GetResourceLimits(WasmInstance wasm, ulong account, uint ramBytes, uint netWeight, uint cpuWeight)
    {
        wasm.Check<long>(cpuWeight);
        wasm.Check<long>(netWeight);
        wasm.Check<long>(ramBytes);
        var limits = Privileged.Chain.ResourceLimits.GetAccountLimits(new Name(account));
        wasm.Write(ramBytes, limits.RamBytes);
        wasm.Write(netWeight, limits.NetWeight);
        wasm.Write(cpuWeight, limits.CpuWeight);
    }

    [HostFunction("is_privileged")]
    public int IsPrivileged(ulong account) => Metadata(account).IsPrivileged ? 1 : 0;

    [HostFunction("set_privileged")]
    public void SetPrivileged(ulong account, uint isPrivileged)
    {
        var row = Metadata(account);
        context.Database.AccountMetadata.Modify(row with { Flags = isPrivileged != 0 ? row.Flags | 1 : row.Flags & ~1u });
    }

    private AccountMetadataRow Metadata(ulong account) =>
        Privileged.Database.AccountMetadata.ByName.Find(new Name(account)) ?? throw StdException.UnknownKey(new Name(account));

    [HostFunction("get_blockchain_parameters_packed")]
    public uint GetBlockchainParametersPacked(WasmInstance wasm, uint buffer, uint length)
    {
        var span = wasm.Span(buffer, length);
        var writer = new PackWriter();
        Privileged.Database.GlobalProperty.Configuration.PackV0(writer);
        if (span.Length == 0)
            return (uint)writer.Length;
        return writer.Written.TryCopyTo(span) ? (uint)writer.Length : 0;
    }

    [HostFunction("set_blockchain_parameters_packed")]
    public void SetBlockchainParametersPacked(WasmInstance wasm, uint parameters, uint length)
    {
        var span = wasm.Span(parameters, length);
        var row = Privileged.Database.GlobalProperty;
        var config = Unpack(span, "eosio::chain::chain_config_v0", ChainConfig.UnpackV0) with
        {
            MaxActionReturnValueSize = row.Configuration.MaxActionReturnValueSize,
        };
        config.Validate();
        context.Database.GlobalProperties.Modify(row with { Configuration = config });
    }

    [HostFunction("get_parameters_packed")]
    public uint GetParametersPacked(WasmInstance wasm, uint ids, uint idsLength, uint buffer, uint length)
    {
        var span = wasm.Span(buffer, length);
        var idBytes = wasm.Span(ids, idsLength);
        CheckNotAliasing((ids, idsLength), (buffer, length));
        var chain = Privileged.Chain;
        var writer = new PackWriter();
        var reader = new PackReader(idBytes);
        ChainConfigParameters.Pack(context.Database.GlobalProperty.Configuration, ref reader, writer, chain.IsBuiltinActivated);
        if (span.Length == 0)
            return (uint)writer.Length;
        ChainErrors.ConfigParseError.Assert(
            writer.Length <= span.Length, $"get_parameters_packed: buffer size is smaller than {writer.Length:size}");
        writer.Written.CopyTo(span);
        return (uint)writer.Length;
    }

    [HostFunction("set_parameters_packed")]
    public void SetParametersPacked(WasmInstance wasm, uint parameters, uint length)
    {
        var reader = new PackReader(wasm.Span(parameters, length));
        var row = Privileged.Database.GlobalProperty;
        var config = ChainConfigParameters.Unpack(row.Configuration, ref reader, context.Chain.IsBuiltinActivated);
        config.Validate();
        context.Database.GlobalProperties.Modify(row with { Configuration = config });
    }

    [HostFunction("get_wasm_parameters_packed")]
    public uint GetWasmParametersPacked(WasmInstance wasm, uint buffer, uint length, uint maximumVersion)
    {
        // the only version is 0
        _ = maximumVersion;
        var span = wasm.Span(buffer, length);
        var writer = new PackWriter(48);
        writer.WriteUInt32(0);
        WasmParameters.Pack(Privileged.Database.GlobalProperty.WasmConfiguration, writer);
        if (span.Length != 0)
            writer.Written.TryCopyTo(span);
        return (uint)writer.Length;
    }

    [HostFunction("set_wasm_parameters_packed")]
    public void SetWasmParametersPacked(WasmInstance wasm, uint parameters, uint length)
    {
        var span = wasm.Span(parameters, length);
        var row = Privileged.Database.GlobalProperty;
        var version = Unpack(span, "uint32_t", static (ref PackReader reader) => reader.ReadUInt32());
        ChainErrors.WasmConfigUnknownVersion.Assert(version == 0, $"set_wasm_parameters_packed: Unknown version: {version:version}");
        var reader = new PackReader(span);
        reader.ReadRaw(sizeof(uint));
        var config = WasmParameters.Unpack(ref reader);
        WasmParameters.Validate(config);
        context.Database.GlobalProperties.Modify(row with { WasmConfiguration = config });
    }
}
