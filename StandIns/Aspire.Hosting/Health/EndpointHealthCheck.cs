using System.Net;
using Aspire.Hosting.ApplicationModel;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Aspire.Hosting.Health
{
    /// <summary>Healthy when an endpoint answers a GET with the status code that is wanted.</summary>
    internal sealed class EndpointHealthCheck(EndpointReference endpoint, string path, int statusCode) : IHealthCheck
    {
        private static readonly HttpClient Http = new(new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false }) { Timeout = TimeSpan.FromSeconds(5) };

        public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
        {
            var url = new Uri(new Uri(endpoint.Url), path);
            try
            {
                using var response = await Http.GetAsync(url, HttpCompletionOption.ResponseHeadersRead, cancellationToken).ConfigureAwait(false);
                return response.StatusCode == (HttpStatusCode)statusCode
                    ? HealthCheckResult.Healthy()
                    : HealthCheckResult.Unhealthy($"{url} answered {(int)response.StatusCode}, not {statusCode}.");
            }
            catch (Exception e) when (e is HttpRequestException || (e is OperationCanceledException && !cancellationToken.IsCancellationRequested))
            {
                return HealthCheckResult.Unhealthy($"{url}: {e.Message}");
            }
        }
    }
}

namespace Aspire.Hosting
{
    using Aspire.Hosting.Health;

    /// <summary>Declares how a resource's health is known.</summary>
    public static class HttpHealthCheckExtensions
    {
        /// <param name="builder">The resource.</param>
        /// <param name="path">Path of the request, <c>/</c> by default.</param>
        /// <param name="statusCode">The status code of good health, 200 by default.</param>
        /// <param name="endpointName">The endpoint, by default the first with scheme http.</param>
        public static IResourceBuilder<T> WithHttpHealthCheck<T>(this IResourceBuilder<T> builder, string? path = null, int? statusCode = null, [EndpointName] string? endpointName = null)
            where T : IResourceWithEndpoints
        {
            var name = endpointName ?? builder.Resource.Annotations.OfType<EndpointAnnotation>().FirstOrDefault(e => e.UriScheme == "http")?.Name
                ?? throw new DistributedApplicationException($"The resource '{builder.Resource.Name}' has no endpoint with scheme http for its health check.");
            var (pathToGet, wanted) = (path ?? "/", statusCode ?? 200);
            var key = $"{builder.Resource.Name}_{name}_{pathToGet}_{wanted}_check";
            var check = new EndpointHealthCheck(builder.Resource.GetEndpoint(name), pathToGet, wanted);
            builder.ApplicationBuilder.Services.AddHealthChecks().Add(new HealthCheckRegistration(key, check, null, null));
            return builder.WithHealthCheck(key);
        }
    }
}
