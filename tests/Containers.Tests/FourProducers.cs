using LabTesting;

namespace Containers.Tests;

/// <summary>One lab of four producers for all tests; three of them make blocks irreversible.</summary>
[CollectionDefinition(Name)]
public sealed class FourProducers : IAsyncLifetime, ICollectionFixture<FourProducers>
{
    public const string Name = "four producers";

    private AntelopeLab? _lab;
    private string? _reason;

    public AntelopeLab Lab
    {
        get
        {
            Skip.If(_lab is null, _reason);
            return _lab!;
        }
    }

    public async Task InitializeAsync()
    {
        _reason = await DockerEngine.ReasonItIsMissingAsync();
        if (_reason is null)
            _lab = await AntelopeLab.StartAsync(new() { Producers = 4, Seed = 11 });
    }

    public async Task DisposeAsync()
    {
        if (_lab is not null)
            await _lab.DisposeAsync();
    }
}
