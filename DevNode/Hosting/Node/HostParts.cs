namespace DevNode.Hosting;

/// <summary>What a node's host is made of whatever the options say: made on another thread while they are read, the log first.</summary>
internal sealed class HostParts : IAsyncDisposable
{
    private HostParts()
    {
        Logging = Task.Run(() => new NodeLogging());
        Builder = CreateBuilderAsync();
    }

    public Task<NodeLogging> Logging { get; }

    /// <summary>A builder with telemetry and health, without a server.</summary>
    public Task<WebApplicationBuilder> Builder { get; }

    /// <summary>Starts to make them.</summary>
    public static HostParts Begin() => new();

    public async ValueTask DisposeAsync() => (await Logging).Dispose();

    private async Task<WebApplicationBuilder> CreateBuilderAsync()
    {
        var logs = await Logging;
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ApplicationName = "DevNode", ContentRootPath = AppContext.BaseDirectory });
        builder.Logging.ClearProviders();
        builder.AddTelemetryAndHealth();
        builder.Services.AddSingleton(logs.Factory);
        return builder;
    }
}
