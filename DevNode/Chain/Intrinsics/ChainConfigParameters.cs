using Antelope.Serialization;

namespace DevNode.Chain.Intrinsics;

/// <summary>Chain parameters by number, as get_parameters_packed and set_parameters_packed carry them (nodeos chain_config.hpp).</summary>
public static class ChainConfigParameters
{
    private const uint Count = 18;
    private const uint MaxActionReturnValueSizeId = 17;

    // nodeos's names of what it unpacks
    private const string Range = "St7variantIJN5eosio5chain10data_rangeINS1_15chain_config_v1ENS1_22config_entry_validatorEEEEE";
    private const string Entry = "St7variantIJN5eosio5chain10data_entryINS1_15chain_config_v1ENS1_22config_entry_validatorEEEEE";
    private const string EntryOfV0 = "St7variantIJN5eosio5chain10data_entryINS1_15chain_config_v0ENS1_22config_entry_validatorEEEEE";

    /// <summary>Packs those whose numbers the reader lists: count, then number and value of each.</summary>
    public static void Pack(
        ChainConfig config, ref PackReader ids, PackWriter writer, Func<BuiltinProtocolFeature, bool> isActivated)
    {
        var count = ids.ReadElementCount();
        var requested = new List<uint>();
        for (uint i = 0; i < count; i++)
            requested.Add(ids.ReadVarUInt32());
        writer.WriteVarUInt32(count);
        var seen = new HashSet<uint>();
        foreach (var id in requested)
        {
            Check(id, seen);
            writer.WriteVarUInt32(id);
            CheckAllowed(id, isActivated);
            Pack(config, id, writer);
        }
    }

    /// <summary>The parameters with those changed that the reader lists.</summary>
    public static ChainConfig Unpack(ChainConfig config, ref PackReader reader, Func<BuiltinProtocolFeature, bool> isActivated)
    {
        try
        {
            var count = reader.ReadVarUInt32();
            var seen = new HashSet<uint>();
            for (uint i = 0; i < count; i++)
            {
                var id = reader.ReadVarUInt32();
                Check(id, seen);
                config = UnpackEntry(config, id, ref reader, isActivated);
            }
            return config;
        }
        catch (PackException e)
        {
            throw e.Within([UnpackSteps.Unpacking(Range)]);
        }
        catch (ChainException e)
        {
            throw e.Append(UnpackSteps.Unpacking(Range));
        }
    }

    private static ChainConfig UnpackEntry(ChainConfig config, uint id, ref PackReader reader, Func<BuiltinProtocolFeature, bool> isActivated)
    {
        try
        {
            CheckAllowed(id, isActivated);
            return Unpack(config, id, ref reader);
        }
        catch (PackException e)
        {
            e.Within([UnpackSteps.Unpacking(id == 0 ? "uint64_t" : id is 15 or 16 ? "uint16_t" : "uint32_t")]);
            if (id != MaxActionReturnValueSizeId)
                e.Within([UnpackSteps.Unpacking(EntryOfV0)]);
            throw e.Within([UnpackSteps.Unpacking(Entry)]);
        }
        catch (ChainException e)
        {
            throw e.Append(UnpackSteps.Unpacking(Entry));
        }
    }

    private static void Check(uint id, HashSet<uint> seen)
    {
        ChainErrors.ConfigParseError.Assert(id < Count, $"provided id {id:id} should be less than {Count:size}");
        ChainErrors.ConfigParseError.Assert(seen.Add(id), $"duplicate id provided: {id:id}");
    }

    private static void CheckAllowed(uint id, Func<BuiltinProtocolFeature, bool> isActivated) =>
        ChainErrors.UnsupportedFeature.Assert(
            id != MaxActionReturnValueSizeId || isActivated(BuiltinProtocolFeature.ActionReturnValue),
            $"config id {id:id} is no allowed");

    private static void Pack(ChainConfig c, uint id, PackWriter writer)
    {
        switch (id)
        {
            case 0: writer.WriteUInt64(c.MaxBlockNetUsage); break;
            case 1: writer.WriteUInt32(c.TargetBlockNetUsagePct); break;
            case 2: writer.WriteUInt32(c.MaxTransactionNetUsage); break;
            case 3: writer.WriteUInt32(c.BasePerTransactionNetUsage); break;
            case 4: writer.WriteUInt32(c.NetUsageLeeway); break;
            case 5: writer.WriteUInt32(c.ContextFreeDiscountNetUsageNum); break;
            case 6: writer.WriteUInt32(c.ContextFreeDiscountNetUsageDen); break;
            case 7: writer.WriteUInt32(c.MaxBlockCpuUsage); break;
            case 8: writer.WriteUInt32(c.TargetBlockCpuUsagePct); break;
            case 9: writer.WriteUInt32(c.MaxTransactionCpuUsage); break;
            case 10: writer.WriteUInt32(c.MinTransactionCpuUsage); break;
            case 11: writer.WriteUInt32(c.MaxTransactionLifetime); break;
            case 12: writer.WriteUInt32(c.DeferredTrxExpirationWindow); break;
            case 13: writer.WriteUInt32(c.MaxTransactionDelay); break;
            case 14: writer.WriteUInt32(c.MaxInlineActionSize); break;
            case 15: writer.WriteUInt16(c.MaxInlineActionDepth); break;
            case 16: writer.WriteUInt16(c.MaxAuthorityDepth); break;
            default: writer.WriteUInt32(c.MaxActionReturnValueSize); break;
        }
    }

    private static ChainConfig Unpack(ChainConfig c, uint id, ref PackReader reader) => id switch
    {
        0 => c with { MaxBlockNetUsage = reader.ReadUInt64() },
        1 => c with { TargetBlockNetUsagePct = reader.ReadUInt32() },
        2 => c with { MaxTransactionNetUsage = reader.ReadUInt32() },
        3 => c with { BasePerTransactionNetUsage = reader.ReadUInt32() },
        4 => c with { NetUsageLeeway = reader.ReadUInt32() },
        5 => c with { ContextFreeDiscountNetUsageNum = reader.ReadUInt32() },
        6 => c with { ContextFreeDiscountNetUsageDen = reader.ReadUInt32() },
        7 => c with { MaxBlockCpuUsage = reader.ReadUInt32() },
        8 => c with { TargetBlockCpuUsagePct = reader.ReadUInt32() },
        9 => c with { MaxTransactionCpuUsage = reader.ReadUInt32() },
        10 => c with { MinTransactionCpuUsage = reader.ReadUInt32() },
        11 => c with { MaxTransactionLifetime = reader.ReadUInt32() },
        12 => c with { DeferredTrxExpirationWindow = reader.ReadUInt32() },
        13 => c with { MaxTransactionDelay = reader.ReadUInt32() },
        14 => c with { MaxInlineActionSize = reader.ReadUInt32() },
        15 => c with { MaxInlineActionDepth = reader.ReadUInt16() },
        16 => c with { MaxAuthorityDepth = reader.ReadUInt16() },
        _ => c with { MaxActionReturnValueSize = reader.ReadUInt32() },
    };
}
