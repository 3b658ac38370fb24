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

    /// <summary>Names of the activity sources and meters that the rooms use, as prefixes.</summary>
    private static readonly string[] Rooms = ["Antelope*", "BootAgent*", "DevNode*"];

    private static readonly string[] OwnPaths =
        [ServiceDefaultsExtensions.HealthPath, ServiceDefaultsExtensions.AlivePath, ServiceDefaultsExtensions.MetricsPath];

    public static void Configure(IHostApplicationBuilder builder)
    {
        builder.Logging.AddOpenTelemetry(logging =>
        {
            logging.IncludeFormattedMessage = true;
            logging.IncludeScopes = true;
        });
        var telemetry = builder.Services.AddOpenTelemetry()
            .WithMetrics(metrics => metrics
                .AddMeter(builder.Environment.ApplicationName)
                .AddMeter(Rooms)
                .AddAspNetCoreInstrumentation()
                .AddHttpClientInstrumentation()
                .AddRuntimeInstrumentation()
                .AddPrometheusExporter())
            .WithTracing(tracing => tracing
                .AddSource(builder.Environment.ApplicationName)
                .AddSource(Rooms)
                .AddAspNetCoreInstrumentation(options => options.Filter = IsNotOwnEndpoint)
                .AddHttpClientInstrumentation());
        if (!string.IsNullOrWhiteSpace(builder.Configuration[OtlpEndpoint]))
        {
            telemetry.UseOtlpExporter();
        }
    }

    /// <summary>Probes and scrapes come every few seconds and would bury the traces of interest.</summary>
    private static bool IsNotOwnEndpoint(HttpContext context) =>
        !Array.Exists(OwnPaths, path => context.Request.Path.StartsWithSegments(path));
}
