using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Dashboard;
using Microsoft.Extensions.Hosting;

namespace Aspire.Hosting;

/// <summary>Lets resources export telemetry to the dashboard.</summary>
public static class OtlpConfigurationExtensions
{
    /// <summary>Sets the OpenTelemetry environment: endpoint, protocol, key, service name and instance, and short delays in development.</summary>
    public static IResourceBuilder<T> WithOtlpExporter<T>(this IResourceBuilder<T> builder)
        where T : IResourceWithEnvironment => builder.WithOtlpExporter(OtlpProtocol.Grpc);

    /// <inheritdoc cref="WithOtlpExporter{T}(IResourceBuilder{T})"/>
    public static IResourceBuilder<T> WithOtlpExporter<T>(this IResourceBuilder<T> builder, OtlpProtocol protocol)
        where T : IResourceWithEnvironment
    {
        var application = builder.ApplicationBuilder;
        return builder.WithAnnotation(new OtlpExporterAnnotation { RequiredProtocol = protocol }).WithEnvironment(context =>
        {
            if (application.Resources.OfType<DashboardResource>().FirstOrDefault() is not { } dashboard)
                return;
            var environment = context.EnvironmentVariables;
            environment["OTEL_EXPORTER_OTLP_ENDPOINT"] = dashboard.GetEndpoint(protocol == OtlpProtocol.Grpc ? DashboardResource.OtlpGrpcEndpoint : DashboardResource.OtlpHttpEndpoint);
            environment["OTEL_EXPORTER_OTLP_PROTOCOL"] = protocol == OtlpProtocol.Grpc ? "grpc" : "http/protobuf";
            environment["OTEL_EXPORTER_OTLP_HEADERS"] = $"x-otlp-api-key={application.Configuration["AppHost:OtlpApiKey"]}";
            environment["OTEL_SERVICE_NAME"] = context.Resource.Name;
            environment["OTEL_RESOURCE_ATTRIBUTES"] = $"service.instance.id={context.Resource.GetResourceId()[(context.Resource.Name.Length + 1)..]}";
            if (!application.Environment.IsDevelopment())
                return;
            environment["OTEL_BLRP_SCHEDULE_DELAY"] = "1000"; // milliseconds
            environment["OTEL_BSP_SCHEDULE_DELAY"] = "1000";
            environment["OTEL_METRIC_EXPORT_INTERVAL"] = "1000";
            environment["OTEL_TRACES_SAMPLER"] = "always_on";
            environment["OTEL_METRICS_EXEMPLAR_FILTER"] = "trace_based";
        });
    }
}
