using System.Globalization;
using System.Reflection;
using System.Security.Cryptography;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Dashboard;
using Aspire.Hosting.Dcp;
using Aspire.Hosting.Eventing;
using Aspire.Hosting.Health;
using Aspire.Hosting.Orchestration;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Aspire.Hosting;

/// <inheritdoc cref="IDistributedApplicationBuilder"/>
public class DistributedApplicationBuilder : IDistributedApplicationBuilder
{
    /// <summary>Graceful stops of resources, then the orchestrator's own end, fit into this.</summary>
    private static readonly TimeSpan ShutdownTimeout = TimeSpan.FromSeconds(60);

    private readonly HostApplicationBuilder _host;

    public DistributedApplicationBuilder(DistributedApplicationOptions options)
    {
        _host = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings { Args = options.Args });
        AppHostAssembly = options.AssemblyName is { } name ? Assembly.Load(name) : Assembly.GetEntryAssembly();
        AppHostDirectory = options.ProjectDirectory ?? FindProjectDirectory(AppHostAssembly) ?? _host.Environment.ContentRootPath;
        Configuration.AddInMemoryCollection(Defaults(options).Where(d => Configuration[d.Key] is null));

        Services.Configure<HostOptions>(o => o.ShutdownTimeout = ShutdownTimeout);
        Services.Configure<ResourceNotificationServiceOptions>(o => o.DefaultWaitBehavior =
            options.DisableDashboard ? WaitBehavior.StopOnResourceUnavailable : WaitBehavior.WaitOnResourceUnavailable);
        Services.AddLogging(l => l
            .AddFilter("Microsoft", LogLevel.Warning)
            .AddFilter("Grpc", LogLevel.Warning)
            .AddFilter("Microsoft.Extensions.Diagnostics.HealthChecks", LogLevel.None)); // the dashboard shows health
        Services.TryAddSingleton(TimeProvider.System);
        Services.AddHealthChecks();
        Services.AddSingleton(options);
        Services.AddSingleton(ExecutionContext);
        Services.AddSingleton(Eventing);
        Services.AddSingleton(_ => new DistributedApplicationModel(Resources));
        Services.AddSingleton<ResourceNotificationService>();
        Services.AddSingleton<ResourceLoggerService>();
        Services.AddSingleton(sp => new ResourceCommandService(
            sp.GetRequiredService<DistributedApplicationModel>(), sp.GetRequiredService<ResourceNotificationService>(),
            sp.GetRequiredService<ResourceLoggerService>(), sp, sp.GetRequiredService<ILogger<ResourceCommandService>>()));
        Services.AddSingleton<ResourceServiceHost>();
        Services.AddSingleton<DcpHost>();
        Services.AddSingleton<ContainerNetwork>();
        Services.AddSingleton<ResourceConfiguration>();
        Services.AddSingleton<ExecutableFactory>();
        Services.AddSingleton<ContainerFactory>();
        Services.AddSingleton<ResourceLogFollower>();
        Services.AddSingleton<ProcessOrchestrator>();
        Services.AddSingleton<ResourceHealthMonitor>();
        Services.AddHostedService<ApplicationOrchestrator>();
        if (!options.DisableDashboard)
            DashboardResource.AddTo(this);
    }

    public ConfigurationManager Configuration => _host.Configuration;

    public string AppHostDirectory { get; }

    public Assembly? AppHostAssembly { get; }

    public IHostEnvironment Environment => _host.Environment;

    public IServiceCollection Services => _host.Services;

    public IDistributedApplicationEventing Eventing { get; } = new DistributedApplicationEventing();

    public DistributedApplicationExecutionContext ExecutionContext { get; } = new(DistributedApplicationOperation.Run);

    public IResourceCollection Resources { get; } = new ResourceCollection();

    public IResourceBuilder<T> AddResource<T>(T resource)
        where T : IResource
    {
        ArgumentNullException.ThrowIfNull(resource);
        ResourceNames.Validate(resource.Name);
        if (Resources.TryGetByName(resource.Name, out var existing))
            throw new DistributedApplicationException($"Cannot add {resource}: there is already {existing}; resource names are unique, ignoring case.");
        if (resource is ExecutableResource or ProjectResource or ContainerResource)
        {
            resource.Annotations.Add(DcpInstanceAnnotation.For(resource));
            LifecycleCommands.AddTo(resource);
        }

        Resources.Add(resource);
        return CreateResourceBuilder(resource);
    }

    public IResourceBuilder<T> CreateResourceBuilder<T>(T resource)
        where T : IResource => new DistributedApplicationResourceBuilder<T>(this, resource);

    public DistributedApplication Build()
    {
        var host = _host.Build();
        ExecutionContext.ServiceProvider = host.Services;
        return new DistributedApplication(host);
    }

    private static string? FindProjectDirectory(Assembly? assembly) =>
        assembly?.GetCustomAttributes<AssemblyMetadataAttribute>()
            .FirstOrDefault(a => string.Equals(a.Key, "apphostprojectpath", StringComparison.OrdinalIgnoreCase))?.Value;

    private Dictionary<string, string?> Defaults(DistributedApplicationOptions options) => new()
    {
        ["AppHost:Directory"] = AppHostDirectory,
        ["AppHost:DashboardApplicationName"] = options.DashboardApplicationName ?? _host.Environment.ApplicationName,
        ["AppHost:BrowserToken"] = Token(),
        ["AppHost:OtlpApiKey"] = Token(),
        ["AppHost:ResourceService:ApiKey"] = Token(),
    };

    private static string Token() => Convert.ToHexString(RandomNumberGenerator.GetBytes(16)).ToLower(CultureInfo.InvariantCulture);
}
