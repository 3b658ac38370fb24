using Antelope.Api;

namespace Lab.Tests;

/// <summary>One booted lab for all the tests that leave it as they found it.</summary>
[CollectionDefinition(Collection)]
public sealed class BootedLab : IAsyncLifetime, ICollectionFixture<BootedLab>
{
    public const string Collection = "booted lab";

    private static readonly TimeSpan BootLimit = TimeSpan.FromMinutes(4);
    private readonly HttpClient _http = new();
    private LabProcess? _lab;

    /// <summary>Its ports and state.</summary>
    public LabDirectory Directory { get; } = new();

    /// <summary>What the terminal showed.</summary>
    public string Output => _lab!.Output;

    /// <summary>A client of one of its nodes: 0 is the genesis node.</summary>
    public ChainClient Client(int node) => new(new HttpClient { BaseAddress = Url(node) });

    /// <summary>A node's HTTP address.</summary>
    public Uri Url(int node) => new($"http://127.0.0.1:{Directory.HttpPorts[node]}");

    /// <summary>Text of a page.</summary>
    public Task<string> GetAsync(Uri uri) => _http.GetStringAsync(uri);

    public async Task InitializeAsync()
    {
        _lab = LabProcess.Start(Directory);
        await _lab.PrintedAsync("Booted and verified", BootLimit);
    }

    public async Task DisposeAsync()
    {
        if (_lab is not null)
            await _lab.DisposeAsync();
        _http.Dispose();
        Directory.Dispose();
    }
}
