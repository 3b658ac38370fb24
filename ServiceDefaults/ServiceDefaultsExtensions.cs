using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Http.Resilience;
using ServiceDefaults;

namespace Microsoft.Extensions.Hosting;

/// <summary>What every service of the lab shares: telemetry, health endpoints, resilience (as in Aspire's template).</summary>
public static class ServiceDefaultsExtensions
{
    /// <summary>Path that answers 200 when every health check passes: the service is ready.</summary>
    public const string HealthPath = "/health";

    /// <summary>Path that answers 200 when the checks tagged <see cref="LiveTag"/> pass: the process works.</summary>
    public const string AlivePath = "/alive";

    /// <summary>Path of the metrics in Prometheus's text format.</summary>
    public const string MetricsPath = "/metrics";

    /// <summary>Tag of the health checks that <see cref="AlivePath"/> runs.</summary>
    public const string LiveTag = "live";

    /// <summary>
    /// Adds what <see cref="AddTelemetryAndHealth"/> does and resilience for HTTP clients: timeouts and a circuit breaker for all
    /// requests, retries for GET and HEAD alone.
    /// </summary>
    public static TBuilder AddServiceDefaults<TBuilder>(this TBuilder builder)
        where TBuilder : IHostApplicationBuilder
    {
        builder.AddTelemetryAndHealth();
        builder.Services.ConfigureHttpClientDefaults(http =>
            http.AddStandardResilienceHandler(options => options.Retry.DisableForUnsafeHttpMethods()));
        return builder;
    }

    /// <summary>Adds OpenTelemetry (see <see cref="ServiceTelemetry"/>) and a liveness check: all that a service without HTTP clients needs.</summary>
    public static TBuilder AddTelemetryAndHealth<TBuilder>(this TBuilder builder)
        where TBuilder : IHostApplicationBuilder
    {
        ServiceTelemetry.Configure(builder);
        builder.Services.AddHealthChecks().AddCheck("self", () => HealthCheckResult.Healthy(), [LiveTag]);
        return builder;
    }

    /// <summary>Serves <see cref="HealthPath"/>, <see cref="AlivePath"/> and <see cref="MetricsPath"/>.</summary>
    public static WebApplication MapDefaultEndpoints(this WebApplication app)
    {
        app.MapHealthChecks(HealthPath);
        app.MapHealthChecks(AlivePath, new HealthCheckOptions { Predicate = check => check.Tags.Contains(LiveTag) });
        app.MapPrometheusScrapingEndpoint(MetricsPath);
        return app;
    }
}
