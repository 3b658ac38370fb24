using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Runtime.CompilerServices;
using System.Text.Json;

namespace Aspire.Hosting.Dcp;

/// <summary>DCP's REST API, as far as it is used.</summary>
internal sealed class DcpClient : IDisposable
{
    private const string Group = "apis/usvc-dev.developer.microsoft.com/v1/";
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

    public async Task CreateAsync<T>(DcpKind<T> kind, T created, CancellationToken cancellationToken)
        where T : DcpObject
    {
        using var response = await _http.PostAsJsonAsync(Group + kind.Path, created, kind.Json, cancellationToken).ConfigureAwait(false);
        await ThrowIfFailedAsync(response, $"create {created.Metadata.Name}", cancellationToken).ConfigureAwait(false);
    }

    public async Task<T> ReadAsync<T>(DcpKind<T> kind, string name, CancellationToken cancellationToken)
        where T : DcpObject
    {
        using var response = await _http.GetAsync($"{Group}{kind.Path}/{name}", cancellationToken).ConfigureAwait(false);
        await ThrowIfFailedAsync(response, $"read {name}", cancellationToken).ConfigureAwait(false);
        return (await response.Content.ReadFromJsonAsync(kind.Json, cancellationToken).ConfigureAwait(false))!;
    }

    /// <summary>Asks for SIGTERM to the process, and SIGKILL some seconds later.</summary>
    /// <param name="path">Kind and name, as in the following.</param>
    /// <param name="cancellationToken">Ends the request.</param>
    public async Task StopAsync(string path, CancellationToken cancellationToken)
    {
        using var content = JsonContent.Create(new DcpStop(new(Stop: true)), DcpJson.Default.DcpStop, new MediaTypeHeaderValue("application/merge-patch+json"));
        using var response = await _http.PatchAsync(Group + path, content, cancellationToken).ConfigureAwait(false);
        await ThrowIfFailedAsync(response, $"stop {path}", cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Deletes a process or container; one that is not there is no error.</summary>
    public async Task DeleteAsync(string path, CancellationToken cancellationToken)
    {
        using var response = await _http.DeleteAsync(Group + path, cancellationToken).ConfigureAwait(false);
        if (response.StatusCode != HttpStatusCode.NotFound)
            await ThrowIfFailedAsync(response, $"delete {path}", cancellationToken).ConfigureAwait(false);
    }

    public async Task<bool> ExistsAsync(string path, CancellationToken cancellationToken)
    {
        using var response = await _http.GetAsync(Group + path, HttpCompletionOption.ResponseHeadersRead, cancellationToken).ConfigureAwait(false);
        return response.StatusCode != HttpStatusCode.NotFound;
    }

    /// <summary>The present objects of a kind, then every change, until the server ends the request or it is cancelled.</summary>
    public async IAsyncEnumerable<(string Type, T Object)> WatchAsync<T>(DcpKind<T> kind, [EnumeratorCancellation] CancellationToken cancellationToken)
        where T : DcpObject
    {
        await foreach (var line in LinesAsync($"{Group}{kind.Path}?watch=true", cancellationToken).ConfigureAwait(false))
        {
            var change = JsonSerializer.Deserialize(line, DcpJson.Default.DcpWatchEvent)!;
            if (change.Object.Deserialize(kind.Json) is { Metadata: not null } changed)
                yield return (change.Type, changed);
        }
    }

    /// <summary>Lines of a log, each beginning with its time; following ends with the process.</summary>
    /// <param name="path">Kind and name.</param>
    /// <param name="source"><c>stdout</c>, <c>stderr</c>, <c>startup_stderr</c> (the container runtime's) or <c>system</c> (DCP's own).</param>
    /// <param name="follow">Whether to wait for more.</param>
    /// <param name="cancellationToken">Ends following.</param>
    public IAsyncEnumerable<string> LogAsync(string path, string source, bool follow, CancellationToken cancellationToken) =>
        LinesAsync($"{Group}{path}/log?source={source}&follow={(follow ? "true" : "false")}&timestamps=true", cancellationToken);

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
