using Aspire.Hosting.ApplicationModel;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Aspire.Hosting.Dashboard;

/// <summary>The dashboard's process: a hidden resource of the application, so that the orchestrator runs it and takes it down.</summary>
internal sealed class DashboardResource(string path, string directory) : ExecutableResource("aspire-dashboard", path, directory)
{
    public const string OtlpGrpcEndpoint = "otlp-grpc";
    public const string OtlpHttpEndpoint = "otlp-http";
    private const string HttpEndpoint = "http";
    private const string PathKey = "ASPIRE_DASHBOARD_PATH";

    /// <exception cref="DistributedApplicationException">The dashboard is not there.</exception>
    public static void AddTo(DistributedApplicationBuilder builder)
    {
        var configuration = builder.Configuration;
        var path = configuration[PathKey];
        if (string.IsNullOrEmpty(path) || !File.Exists(path))
            throw new DistributedApplicationException($"{PathKey} is '{path}': it is the path of the dashboard's executable (`aspire-managed`).");
        builder.AddResource(new DashboardResource(path, Path.GetDirectoryName(Path.GetFullPath(path))!))
            .WithInitialState(new CustomResourceSnapshot { ResourceType = "Executable", Properties = [], IsHidden = true })
            .WithHttpEndpoint(Port(configuration["ASPNETCORE_URLS"]), name: HttpEndpoint)
            .WithHttpEndpoint(Port(configuration["ASPIRE_DASHBOARD_OTLP_ENDPOINT_URL"]), name: OtlpGrpcEndpoint)
            .WithHttpEndpoint(Port(configuration["ASPIRE_DASHBOARD_OTLP_HTTP_ENDPOINT_URL"]), name: OtlpHttpEndpoint)
            .WithHttpHealthCheck("/health", endpointName: HttpEndpoint)
            .WithArgs(c =>
            {
                if (Path.GetFileNameWithoutExtension(path) == "aspire-managed")
                    c.Args.Add("dashboard");
            })
            .WithEnvironment(c => SetEnvironment(c, configuration))
            .OnResourceReady((dashboard, ready, _) =>
            {
                var logger = ready.Services.GetRequiredService<ILoggerFactory>().CreateLogger<DistributedApplication>();
                DashboardEvents.Login(logger, $"{dashboard.GetEndpoint(HttpEndpoint).Url}/login?t={configuration["AppHost:BrowserToken"]}");
                return Task.CompletedTask;
            });
    }

    private static void SetEnvironment(EnvironmentCallbackContext context, IConfiguration configuration)
    {
        var dashboard = (IResourceWithEndpoints)context.Resource;
        var environment = context.EnvironmentVariables;
        environment["ASPNETCORE_ENVIRONMENT"] = "Production";
        environment["ASPNETCORE_URLS"] = dashboard.GetEndpoint(HttpEndpoint);
        environment["ASPIRE_DASHBOARD_OTLP_ENDPOINT_URL"] = dashboard.GetEndpoint(OtlpGrpcEndpoint);
        environment["ASPIRE_DASHBOARD_OTLP_HTTP_ENDPOINT_URL"] = dashboard.GetEndpoint(OtlpHttpEndpoint);
        environment["ASPIRE_RESOURCE_SERVICE_ENDPOINT_URL"] = context.ExecutionContext.ServiceProvider.GetRequiredService<ResourceServiceHost>().Url;
        environment["DASHBOARD__FRONTEND__AUTHMODE"] = "BrowserToken";
        environment["DASHBOARD__FRONTEND__BROWSERTOKEN"] = configuration["AppHost:BrowserToken"]!;
        environment["DASHBOARD__RESOURCESERVICECLIENT__AUTHMODE"] = "ApiKey";
        environment["DASHBOARD__RESOURCESERVICECLIENT__APIKEY"] = configuration["AppHost:ResourceService:ApiKey"]!;
        environment["DASHBOARD__OTLP__AUTHMODE"] = "ApiKey";
        environment["DASHBOARD__OTLP__PRIMARYAPIKEY"] = configuration["AppHost:OtlpApiKey"]!;
        environment["DASHBOARD__API__AUTHMODE"] = "ApiKey";
        environment["DASHBOARD__API__PRIMARYAPIKEY"] = configuration["AppHost:OtlpApiKey"]!;
        environment["ASPIRE_ALLOW_UNSECURED_TRANSPORT"] = "true";
    }

    /// <summary>The port of the first plain-HTTP URL of a list; null where a free one is to be chosen.</summary>
    private static int? Port(string? urls) => urls?.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        .Select(u => new Uri(u)).FirstOrDefault(u => u.Scheme == Uri.UriSchemeHttp)?.Port is int port and not 0 ? port : null;
}

internal static partial class DashboardEvents
{
    [LoggerMessage(1, LogLevel.Information, "Login to the dashboard at {Url}")]
    public static partial void Login(ILogger logger, string url);
}
