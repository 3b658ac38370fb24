using System.Net;
using System.Security.Cryptography;
using System.Text;
using Aspire.Hosting.ApplicationModel;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Aspire.Hosting.Dashboard;

/// <summary>Serves the resource service to the dashboard: gRPC over HTTP/2 on a free loopback port, guarded by a key.</summary>
internal sealed class ResourceServiceHost(
    DistributedApplicationOptions options,
    IConfiguration configuration,
    ResourceNotificationService notifications,
    ResourceLoggerService loggers,
    ResourceCommandService commands,
    ILoggerFactory loggerFactory)
{
    private const string KeyHeader = "x-resource-service-api-key";
    private readonly CancellationTokenSource _stopping = new();
    private WebApplication? _app;

    /// <exception cref="InvalidOperationException">The service does not run.</exception>
    public string Url => _app?.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()?.Addresses.First()
        ?? throw new InvalidOperationException("The resource service does not run.");

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (options.DisableDashboard)
            return;
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(k => k.Listen(IPAddress.Loopback, 0, l => l.Protocols = HttpProtocols.Http2));
        builder.Services.AddSingleton(loggerFactory);
        builder.Services.AddRoutingCore();
        builder.Services.AddGrpc();
        builder.Services.AddSingleton(new ResourceService(configuration, notifications, loggers, commands, _stopping.Token));
        var key = Encoding.UTF8.GetBytes(configuration["AppHost:ResourceService:ApiKey"]!);
        _app = builder.Build();
        _app.UseRouting();
        _app.Use(async (context, next) =>
        {
            if (CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(context.Request.Headers[KeyHeader].ToString()), key))
                await next(context).ConfigureAwait(false);
            else
                context.Response.StatusCode = StatusCodes.Status401Unauthorized;
        });
        _app.MapGrpcService<ResourceService>();
        await _app.StartAsync(cancellationToken).ConfigureAwait(false);
    }

    public async Task StopAsync()
    {
        await _stopping.CancelAsync().ConfigureAwait(false);
        if (_app is not null)
            await _app.DisposeAsync().ConfigureAwait(false);
    }
}
