using System.Text.Json;
using Antelope.Json;

namespace Antelope.Api;

/// <summary>
/// nodeos's HTTP API in nodeos's words. Every call throws <see cref="ChainApiException"/> for an error answer and
/// <see cref="HttpRequestException"/> when the node cannot be reached. Calls that change nothing are tried up to
/// <see cref="MaxAttempts"/> times while no connection can be made; pushes are never repeated.
/// </summary>
/// <param name="http">Client whose base address is the node's.</param>
/// <param name="time">Clock of the pauses between attempts.</param>
public sealed partial class ChainClient(HttpClient http, TimeProvider? time = null)
{
    /// <summary>Attempts of a call that changes nothing.</summary>
    public const int MaxAttempts = 4;
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(50);
    private readonly TimeProvider _time = time ?? TimeProvider.System;

    /// <summary>The node's address.</summary>
    public Uri BaseAddress => http.BaseAddress ?? throw new InvalidOperationException("the HttpClient of a ChainClient needs a BaseAddress");

    /// <summary>Any endpoint, for what has no method here; no retries.</summary>
    public Task<Variant> CallAsync(string path, Variant body, CancellationToken cancellation = default) => SendAsync(path, body, cancellation);

    private async Task<Variant> ReadAsync(string path, Variant body, CancellationToken cancellation)
    {
        var pause = FirstPause;
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await SendAsync(path, body, cancellation).ConfigureAwait(false);
            }
            catch (HttpRequestException e) when (e.HttpRequestError == HttpRequestError.ConnectionError && attempt < MaxAttempts)
            {
                await Task.Delay(pause, _time, cancellation).ConfigureAwait(false);
                pause *= 2;
            }
        }
    }

    private async Task<Variant> SendAsync(string path, Variant body, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(BaseAddress, path));
        if (!body.IsNull)
            request.Content = new StringContent(body.ToString(), System.Text.Encoding.UTF8, "application/json");
        using var response = await http.SendAsync(request, cancellation).ConfigureAwait(false);
        var bytes = await response.Content.ReadAsByteArrayAsync(cancellation).ConfigureAwait(false);
        var answer = Parse(bytes);
        return response.IsSuccessStatusCode && answer is { } json
            ? json
            : throw new ChainApiException(path, response.StatusCode, answer ?? default);
    }

    private static Variant? Parse(byte[] bytes)
    {
        try
        {
            using var document = JsonDocument.Parse(bytes);
            return document.RootElement.ToVariant();
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
