using DevNode.Chain;
using Microsoft.Extensions.Logging.Abstractions;

namespace DevNode.Tests.Chain;

/// <summary>A controller with files of its own, on the recordings' genesis.</summary>
internal sealed class ChainUnderTest : IDisposable
{
    private readonly TemporaryDirectory _directory = new();
    private readonly BlockLog _log;

    public ChainUnderTest(string? scenario = null, ControllerConfig? config = null, TimeProvider? clock = null)
    {
        if (scenario is not null)
            GoldenChain.WriteBlockLog(scenario, _directory.Path);
        _log = new(_directory.Path, NullLogger.Instance);
        Controller = new(
            config ?? new(), ProtocolFeatureSet.CreateDefault(), GoldenChain.ChainId, _log, new(), WasmInterface.For,
            clock ?? TimeProvider.System, NullLogger.Instance);
    }

    public Controller Controller { get; }

    public void Dispose()
    {
        Controller.Dispose();
        _log.Dispose();
        _directory.Dispose();
    }
}
