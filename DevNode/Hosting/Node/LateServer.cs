using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Http.Features;

namespace DevNode.Hosting;

/// <summary>Starts with its host, which takes as long as a small chain to open, and listens only when it is told to.</summary>
internal sealed class LateServer(IServer server) : IServer
{
    private Func<CancellationToken, Task>? _listen;
    private bool _listens;

    public IFeatureCollection Features => server.Features;

    /// <summary>Takes the place of the server that the host would have.</summary>
    public static void Replace(IServiceCollection services)
    {
        var given = services.Last(s => s.ServiceType == typeof(IServer));
        services.AddSingleton<IServer>(provider => new LateServer((IServer)(
            given.ImplementationInstance ?? given.ImplementationFactory?.Invoke(provider) ?? ActivatorUtilities.CreateInstance(provider, given.ImplementationType!))));
    }

    public Task StartAsync<TContext>(IHttpApplication<TContext> application, CancellationToken cancellationToken) where TContext : notnull
    {
        _listen = cancellation => server.StartAsync(application, cancellation);
        return Task.CompletedTask;
    }

    /// <summary>Listens; the host must have been started. Throws <see cref="IOException"/> when an address is taken.</summary>
    public Task ListenAsync(CancellationToken cancellation)
    {
        _listens = true;
        return _listen!(cancellation);
    }

    public Task StopAsync(CancellationToken cancellationToken) => _listens ? server.StopAsync(cancellationToken) : Task.CompletedTask;

    public void Dispose() => server.Dispose();
}
