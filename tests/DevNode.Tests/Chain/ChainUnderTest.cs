using Antelope;
using DevNode.Chain;
using Microsoft.Extensions.Logging.Abstractions;

namespace DevNode.Tests.Chain;

/// <summary>A controller with files of its own: on a recorded block log, or on a genesis whose key the tests have.</summary>
internal sealed class ChainUnderTest : IDisposable
{
    private readonly TemporaryDirectory _directory = new();
    private readonly BlockLog _log;

    /// <param name="scenario">Recording whose block log to start with, on the recordings' genesis.</param>
    /// <param name="config">Configuration of the controller.</param>
    /// <param name="forks">Fills the fork database before the start.</param>
    /// <param name="started">Starts a new chain on <see cref="Genesis"/>.</param>
    /// <param name="blocks">Directory of another block log to start with.</param>
    /// <param name="clock">Measures CPU; the system's when left out.</param>
    public ChainUnderTest(
        string? scenario = null, ControllerConfig? config = null, Action<ForkDatabase>? forks = null, bool started = false, string? blocks = null,
        TimeProvider? clock = null)
    {
        if (scenario is not null)
            GoldenChain.WriteBlockLog(scenario, _directory.Path);
        if (blocks is not null)
            File.Copy(Path.Combine(blocks, BlockLog.LogFileName), Path.Combine(_directory.Path, BlockLog.LogFileName));
        _log = new(_directory.Path, NullLogger.Instance);
        var forkDatabase = new ForkDatabase();
        forks?.Invoke(forkDatabase);
        Controller = new(
            config ?? new(), ProtocolFeatureSet.CreateDefault(), started ? Genesis.ComputeChainId() : GoldenChain.ChainId, _log, forkDatabase,
            WasmInterface.For, clock ?? TimeProvider.System, NullLogger.Instance);
        if (started)
            Controller.Startup(Genesis);
    }

    /// <summary>A genesis of the key that <see cref="ProducingChain"/> signs with.</summary>
    public static GenesisState Genesis { get; } =
        new(TimePoint.Parse("2025-01-01T00:00:00.000"), ProducingChain.Key.PublicKey, new());

    public Controller Controller { get; }

    /// <summary>Where the block log is.</summary>
    public string Directory => _directory.Path;

    public void Dispose()
    {
        Controller.Dispose();
        _log.Dispose();
        _directory.Dispose();
    }
}
