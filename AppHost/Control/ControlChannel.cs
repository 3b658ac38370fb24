using System.Text.Json;
using LabModel.State;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace AppHost.Control;

/// <summary>
/// Serves the <c>node</c> command of other processes of the same user: HTTP on a unix socket in the lab's directory, which is
/// for its owner alone. <c>POST /nodes/NAME/OPERATION</c> answers with lines of <see cref="ControlLine"/>.
/// </summary>
internal sealed class ControlChannel(LabDirectory directory, NodeOperator nodes, NodeLog log, IHostApplicationLifetime lifetime, ILoggerFactory loggers) : IHostedService
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private readonly CancellationTokenSource _stopping = new();
    private WebApplication? _app;

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        lifetime.ApplicationStopping.Register(directory.NoteStopping);
        File.Delete(ControlSocket.PathIn(directory.Root)); // of a lab that was killed: this one holds the lock
        _app = await ControlSocket.WithAddressAsync(directory.Root, async address =>
        {
            var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
            builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.ListenUnixSocket(address));
            builder.Services.AddSingleton(loggers);
            builder.Services.AddRoutingCore();
            var app = builder.Build();
            app.UseRouting();
            app.MapPost("/nodes/{name}/{operation}", (RequestDelegate)AnswerAsync);
            await app.StartAsync(cancellationToken);
            if (!OperatingSystem.IsWindows())
                File.SetUnixFileMode(address, OwnerOnly);
            return app;
        });
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await _stopping.CancelAsync();
        if (_app is not null)
            await _app.DisposeAsync();
        File.Delete(ControlSocket.PathIn(directory.Root));
        _stopping.Dispose();
    }

    private async Task AnswerAsync(HttpContext context)
    {
        using var over = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, _stopping.Token);
        context.Response.ContentType = "application/x-ndjson";
        try
        {
            var last = await RunAsync(context, line => WriteAsync(context, line, over.Token), over.Token);
            await WriteAsync(context, last, over.Token);
        }
        catch (OperationCanceledException) when (over.IsCancellationRequested)
        {
            // Who asked went away, or the lab ends: the answer stays without its last line.
        }
    }

    private Task<ControlLine> RunAsync(HttpContext context, Func<ControlLine, Task> write, CancellationToken cancellationToken)
    {
        var (name, operation) = ((string)context.Request.RouteValues["name"]!, (string)context.Request.RouteValues["operation"]!);
        if (nodes.Find(name) is not { } node)
            return Task.FromResult(new ControlLine($"there is no node {name} in the lab; there are {nodes.Names}", 2));
        if (operation == NodeOperation.Logs)
        {
            var tail = int.TryParse(context.Request.Query["tail"], out var lines) ? lines : int.MaxValue;
            return log.ShowAsync(node, tail, follow: context.Request.Query["follow"] == "true", write, cancellationToken);
        }

        return NodeOperation.All.FirstOrDefault(o => o.Name == operation) is { } known
            ? nodes.RunAsync(node, known, text => write(new(text)), cancellationToken)
            : Task.FromResult(new ControlLine($"there is no operation {operation}", 2));
    }

    private static async Task WriteAsync(HttpContext context, ControlLine line, CancellationToken cancellationToken)
    {
        await context.Response.WriteAsync(JsonSerializer.Serialize(line, ControlJson.Default.ControlLine) + "\n", cancellationToken);
        await context.Response.Body.FlushAsync(cancellationToken);
    }
}
