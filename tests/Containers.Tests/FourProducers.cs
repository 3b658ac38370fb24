using System.Diagnostics;
using LabTesting;

namespace Containers.Tests;

/// <summary>One lab of four producers for all tests; three of them make blocks irreversible. LAB_NODE_IMAGE names another image of the nodes, such as one of nodeos.</summary>
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
            _lab = await AntelopeLab.StartAsync(new() { Producers = 4, Seed = 11, NodeImage = Environment.GetEnvironmentVariable("LAB_NODE_IMAGE") });
    }

    /// <summary>The end of the lab leaves no container of this process.</summary>
    public async Task DisposeAsync()
    {
        if (_lab is null)
            return;
        await _lab.DisposeAsync();
        using var docker = Process.Start(new ProcessStartInfo("docker", ["ps", "--all", "--format", "{{.Label \"antelope-lab.test-process\"}}"]) { RedirectStandardOutput = true })!;
        var owners = await docker.StandardOutput.ReadToEndAsync();
        await docker.WaitForExitAsync();
        docker.ExitCode.ShouldBe(0);
        owners.ShouldNotContain($"/{Environment.ProcessId}/");
    }
}
