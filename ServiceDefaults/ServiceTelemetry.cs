using System.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace ServiceDefaults;

/// <summary>
/// OpenTelemetry logs, traces and metrics: kept for Prometheus, and sent over OTLP when OTEL_EXPORTER_OTLP_ENDPOINT is set.
/// </summary>
internal static class ServiceTelemetry
{
    private const string OtlpEndpoint = "OTEL_EXPORTER_OTLP_ENDPOINT";

    /// <summary>What probes, scrapers, the terminal and the watcher ask for again and again, as prefixes.</summary>
    private static readonly string[] PolledPaths =
    [
        ServiceDefaultsExtensions.HealthPath, ServiceDefaultsExtensions.AlivePath, ServiceDefaultsExtensions.MetricsPath, "/boot",
        "/v1/chain/get_", "/v1/db_size/get", "/v1/net/connections", "/v1/producer/paused", "/v1/prometheus/metrics",
    ];

    public static void Configure(IHostApplicationBuilder builder)
    {
        builder.Logging.AddOpenTelemetry(logging =>
        {
            logging.IncludeFormattedMessage = true;
            logging.IncludeScopes = true;
        });
        // The service's own source and meter have its name. A pattern of names would be a regular expression, compiled at the start.
        var telemetry = builder.Services.AddOpenTelemetry()
            .WithMetrics(metrics => metrics
                .AddMeter(builder.Environment.ApplicationName)
                .AddAspNetCoreInstrumentation()
                .AddHttpClientInstrumentation()
                .AddRuntimeInstrumentation()
                .AddPrometheusExporter())
            .WithTracing(tracing => tracing
                .AddSource(builder.Environment.ApplicationName)
                .AddAspNetCoreInstrumentation(options => options.Filter = IsNotPolled)
                .AddHttpClientInstrumentation(options => options.FilterHttpRequestMessage = _ => IsPartOfATrace()));
        if (!string.IsNullOrWhiteSpace(builder.Configuration[OtlpEndpoint]))
        {
            telemetry.UseOtlpExporter();
        }
    }

    /// <summary>What is polled several times a second would bury the traces of interest; within a trace it belongs there.</summary>
    private static bool IsNotPolled(HttpContext context) =>
        context.Request.Headers.ContainsKey("traceparent")
        || !Array.Exists(PolledPaths, path => context.Request.Path.Value?.StartsWith(path, StringComparison.Ordinal) == true);

    /// <summary>A request that no step or command has begun, such as the watcher's look at a node, is not worth a trace of its own.</summary>
    private static bool IsPartOfATrace() => Activity.Current?.Parent is not null;
}
