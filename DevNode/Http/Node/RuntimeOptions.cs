using Antelope.Json;
using DevNode.Chain;
using DevNode.Hosting;

namespace DevNode.Http;

/// <summary>Options of the producer that may change while it runs: get_runtime_options, update_runtime_options.</summary>
internal static class RuntimeOptions
{
    public static Variant Get(Controller chain, BlockProducer producer)
    {
        var s = producer.Settings;
        var json = new VariantObject
        {
            { "max_transaction_time", s.MaxTransactionTimeUs == long.MaxValue ? -1 : (int)(s.MaxTransactionTimeUs / 1000) },
            { "max_irreversible_block_age", s.MaxIrreversibleBlockAge is { } age ? (int)age.TotalSeconds : -1 },
            { "produce_time_offset_us", s.ProduceTimeOffsetUs },
            { "last_block_time_offset_us", s.LastBlockTimeOffsetUs },
            { "max_scheduled_transaction_time_per_block_ms", s.MaxScheduledTransactionTimePerBlockMs },
        };
        if (chain.SubjectiveCpuLeewayUs is { } leeway)
            json.Add("subjective_cpu_leeway_us", (int)leeway);
        return json.Add("incoming_defer_ratio", s.IncomingDeferRatio).Add("greylist_limit", chain.ControllerConfig.GreylistLimit);
    }

    /// <summary>What is not given stays.</summary>
    public static System.Action<Controller> Update(Variant json, BlockProducer producer)
    {
        var p = json.AsObject();
        var time = p.ReadOptional("max_transaction_time", Int32);
        var age = p.ReadOptional("max_irreversible_block_age", Int32);
        var offset = p.ReadOptional("produce_time_offset_us", Int32);
        var lastOffset = p.ReadOptional("last_block_time_offset_us", Int32);
        var scheduled = p.ReadOptional("max_scheduled_transaction_time_per_block_ms", Int32);
        var leeway = p.ReadOptional("subjective_cpu_leeway_us", Int32);
        var ratio = p.ReadOptional("incoming_defer_ratio", v => v.AsDouble());
        var greylist = p.ReadOptional("greylist_limit", v => (uint)v.AsUInt64());
        return chain =>
        {
            producer.UpdateSettings(s => s with
            {
                MaxTransactionTimeUs = time is { } ms ? ms < 0 ? long.MaxValue : ms * 1000L : s.MaxTransactionTimeUs,
                MaxIrreversibleBlockAge = age is { } seconds ? seconds < 0 ? null : TimeSpan.FromSeconds(seconds) : s.MaxIrreversibleBlockAge,
                ProduceTimeOffsetUs = offset ?? s.ProduceTimeOffsetUs,
                LastBlockTimeOffsetUs = lastOffset ?? s.LastBlockTimeOffsetUs,
                MaxScheduledTransactionTimePerBlockMs = scheduled ?? s.MaxScheduledTransactionTimePerBlockMs,
                IncomingDeferRatio = ratio ?? s.IncomingDeferRatio,
            });
            if (leeway is { } us)
                chain.SubjectiveCpuLeewayUs = us;
            ChainErrors.MiscException.Assert(greylist is null or > 0 and <= Config.MaximumElasticResourceMultiplier,
                $"Invalid limit ({greylist!.Value:limit}) passed into set_greylist_limit. Must be between 1 and {Config.MaximumElasticResourceMultiplier:max}.");
            if (greylist is { } limit)
                chain.Configure(c => c with { GreylistLimit = limit });
        };
    }

    private static int Int32(Variant value) => (int)value.AsInt64();
}
