using Antelope;
using DevNode.Chain;

namespace DevNode.Hosting;

/// <summary>The producer's options; offsets and times in microseconds.</summary>
public sealed record ProducerSettings
{
    public IReadOnlySet<Name> Producers { get; init; } = new HashSet<Name>();
    public required SignatureProviders SignatureProviders { get; init; }
    public bool EnableStaleProduction { get; init; }
    public bool PauseOnStartup { get; init; }

    /// <summary>long.MaxValue for no limit.</summary>
    public long MaxTransactionTimeUs { get; init; } = 30_000;

    /// <summary>Null for no limit.</summary>
    public TimeSpan? MaxIrreversibleBlockAge { get; init; }
    public int ProduceTimeOffsetUs { get; init; }
    public int LastBlockTimeOffsetUs { get; init; }
    public uint MaxBlockCpuUsageThresholdUs { get; init; } = 5000;
    public uint MaxBlockNetUsageThresholdBytes { get; init; } = 1024;

    /// <summary>Negative for no limit.</summary>
    public int MaxScheduledTransactionTimePerBlockMs { get; init; } = 100;
    public double IncomingDeferRatio { get; init; } = 1;
    public long IncomingTransactionQueueSizeBytes { get; init; } = 1024L * 1024 * 1024;
    public SubjectiveSettings Subjective { get; init; } = new();
    public bool DisablePersistUntilExpired { get; init; }

    /// <summary>False when neither API nor peers may push: then there are no blocks to build.</summary>
    public bool AcceptTransactions { get; init; } = true;

    /// <summary>Reads and checks the options; throws <see cref="OptionException"/> naming the one that is wrong.</summary>
    public static ProducerSettings From(OptionValues values, bool p2pAcceptTransactions)
    {
        var age = values.Int32("max-irreversible-block-age");
        var time = values.Int32("max-transaction-time");
        var acceptsApi = values.Bool("api-accept-transactions") && values.Text("read-mode") is not ("read-only" or "irreversible");
        var producers = values.List("producer-name").Select(ReadName).ToHashSet();
        Check(producers.Count == 0 || values.Text("read-mode") == "speculative", "read-mode", "must be speculative on a node with a producer-name");
        Check(producers.Count == 0 || values.Text("validation-mode") == "full", "validation-mode", "must be full on a node with a producer-name");
        Check(producers.Count == 0 || acceptsApi || p2pAcceptTransactions, "producer-name", "needs api-accept-transactions or p2p-accept-transactions");
        Check(values.UInt32("max-block-cpu-usage-threshold-us") < Config.BlockIntervalUs, "max-block-cpu-usage-threshold-us", $"must be below {Config.BlockIntervalUs}");
        Check(values.UInt16("incoming-transaction-queue-size-mb") > 0, "incoming-transaction-queue-size-mb", "must be greater than 0");
        return new()
        {
            Producers = producers,
            SignatureProviders = SignatureProviders.From(values),
            EnableStaleProduction = values.Bool("enable-stale-production"),
            PauseOnStartup = values.Bool("pause-on-startup"),
            MaxTransactionTimeUs = time < 0 ? long.MaxValue : time * 1000L,
            MaxIrreversibleBlockAge = age < 0 ? null : TimeSpan.FromSeconds(age),
            ProduceTimeOffsetUs = Offset(values, "produce-time-offset-us", "cpu-effort-percent"),
            LastBlockTimeOffsetUs = Offset(values, "last-block-time-offset-us", "last-block-cpu-effort-percent"),
            MaxBlockCpuUsageThresholdUs = values.UInt32("max-block-cpu-usage-threshold-us"),
            MaxBlockNetUsageThresholdBytes = values.UInt32("max-block-net-usage-threshold-bytes"),
            MaxScheduledTransactionTimePerBlockMs = values.Int32("max-scheduled-transaction-time-per-block-ms"),
            IncomingDeferRatio = values.Double("incoming-defer-ratio"),
            IncomingTransactionQueueSizeBytes = values.UInt16("incoming-transaction-queue-size-mb") * 1024L * 1024,
            DisablePersistUntilExpired = values.Bool("disable-api-persisted-trx") || values.Text("read-mode") != "speculative",
            Subjective = SubjectiveSettings.From(values),
            AcceptTransactions = acceptsApi || p2pAcceptTransactions,
        };
    }

    private static Name ReadName(string text) =>
        Name.TryParse(text, out var name, out var error) ? name : throw new OptionException($"option '--producer-name': {error}");

    /// <summary>The earlier of the offset and what the effort leaves.</summary>
    private static int Offset(OptionValues values, string offsetOption, string effortOption)
    {
        var offset = values.Int32(offsetOption);
        Check(offset is <= 0 and >= -Config.BlockIntervalUs, offsetOption, $"must be 0 .. -{Config.BlockIntervalUs}");
        var effort = values.UInt32(effortOption);
        Check(effort <= 100, effortOption, "must be 0 - 100");
        return Math.Min(offset, -(int)(Config.BlockIntervalUs * (100 - effort) / 100));
    }

    private static void Check(bool condition, string option, string rule)
    {
        if (!condition)
            throw new OptionException($"option '--{option}' {rule}");
    }
}
