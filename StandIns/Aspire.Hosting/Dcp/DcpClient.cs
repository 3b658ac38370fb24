using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Runtime.CompilerServices;
using System.Text.Json;

namespace Aspire.Hosting.Dcp;

/// <summary>DCP's REST API, as far as executables go.</summary>
internal sealed class DcpClient : IDisposable
{
    private const string Executables = "apis/usvc-dev.developer.microsoft.com/v1/executables";
    private readonly HttpClient _http;

    public DcpClient(Kubeconfig config)
    {
        var handler = new SocketsHttpHandler
        {
            UseProxy = false,
            SslOptions = { RemoteCertificateValidationCallback = (_, certificate, _, errors) => certificate is not null && config.Trusts(certificate, errors) },
        };
        _http = new HttpClient(handler) { BaseAddress = config.Server, Timeout = Timeout.InfiniteTimeSpan };
        _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", config.Token);
    }

    public async Task CreateAsync(DcpExecutable executable, CancellationToken cancellationToken)
    {
        using var response = await _http.PostAsJsonAsync(Executables, executable, DcpJson.Default.DcpExecutable, cancellationToken).ConfigureAwait(false);
        await ThrowIfFailedAsync(response, $"create {executable.Metadata.Name}", cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Asks for SIGTERM to the process, and SIGKILL some seconds later.</summary>
    public async Task StopAsync(string name, CancellationToken cancellationToken)
    {
        using var content = JsonContent.Create(new DcpPatch(new(Stop: true)), DcpJson.Default.DcpPatch, new MediaTypeHeaderValue("application/merge-patch+json"));
        using var response = await _http.PatchAsync($"{Executables}/{name}", content, cancellationToken).ConfigureAwait(false);
        await ThrowIfFailedAsync(response, $"stop {name}", cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Deletes an executable; one that is not there is no error.</summary>
    public async Task DeleteAsync(string name, CancellationToken cancellationToken)
    {
        using var response = await _http.DeleteAsync($"{Executables}/{name}", cancellationToken).ConfigureAwait(false);
        if (response.StatusCode != HttpStatusCode.NotFound)
            await ThrowIfFailedAsync(response, $"delete {name}", cancellationToken).ConfigureAwait(false);
    }

    public async Task<bool> ExistsAsync(string name, CancellationToken cancellationToken)
    {
        using var response = await _http.GetAsync($"{Executables}/{name}", HttpCompletionOption.ResponseHeadersRead, cancellationToken).ConfigureAwait(false);
        return response.StatusCode != HttpStatusCode.NotFound;
    }

    /// <summary>The present executables, then every change, until the server ends the request or it is cancelled.</summary>
    public async IAsyncEnumerable<(string Type, DcpExecutable Executable)> WatchAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var line in LinesAsync($"{Executables}?watch=true", cancellationToken).ConfigureAwait(false))
        {
            var change = JsonSerializer.Deserialize(line, DcpJson.Default.DcpWatchEvent)!;
            if (change.Object.Deserialize(DcpJson.Default.DcpExecutable) is { Metadata: not null } executable)
                yield return (change.Type, executable);
        }
    }

    /// <summary>Lines of a log, each beginning with its time; following ends with the process.</summary>
    /// <param name="name">The executable.</param>
    /// <param name="source"><c>stdout</c>, <c>stderr</c> or <c>system</c>, DCP's own.</param>
    /// <param name="follow">Whether to wait for more.</param>
    /// <param name="cancellationToken">Ends following.</param>
    public IAsyncEnumerable<string> LogAsync(string name, string source, bool follow, CancellationToken cancellationToken) =>
        LinesAsync($"{Executables}/{name}/log?source={source}&follow={(follow ? "true" : "false")}&timestamps=true", cancellationToken);

    /// <summary>Ends DCP: it stops what still runs and deletes its session folder.</summary>
    public async Task ShutDownAsync(CancellationToken cancellationToken)
    {
        using var content = JsonContent.Create(new DcpExecution("Stopping", "Full"), DcpJson.Default.DcpExecution, new MediaTypeHeaderValue("application/merge-patch+json"));
        using var response = await _http.PatchAsync("admin/execution", content, cancellationToken).ConfigureAwait(false);
        await ThrowIfFailedAsync(response, "end", cancellationToken).ConfigureAwait(false);
    }

    public void Dispose() => _http.Dispose();

    private async IAsyncEnumerable<string> LinesAsync(string uri, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var response = await _http.GetAsync(uri, HttpCompletionOption.ResponseHeadersRead, cancellationToken).ConfigureAwait(false);
        await ThrowIfFailedAsync(response, $"read {uri}", cancellationToken).ConfigureAwait(false);
        await using var stream = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        using var reader = new StreamReader(stream);
        while (await reader.ReadLineAsync(cancellationToken).ConfigureAwait(false) is { } line)
            yield return line;
    }

    private static async Task ThrowIfFailedAsync(HttpResponseMessage response, string action, CancellationToken cancellationToken)
    {
        if (response.IsSuccessStatusCode)
            return;
        var body = await response.Content.ReadAsStringAsync(cancellationToken).ConfigureAwait(false);
        throw new DistributedApplicationException($"DCP refused to {action}: HTTP {(int)response.StatusCode}: {body}");
    }
}
