using System.Text;
using Antelope.Json;
using DevNode.Chain;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Primitives;

namespace DevNode.Http;

/// <summary>
/// Serves nodeos's HTTP API: every method on an exact path, JSON in and out whatever the headers say (nodeos http_plugin). The host
/// application brings Kestrel, set up by <see cref="HttpSettings.ApplyTo"/>; <see cref="HandleAsync"/> takes what no other endpoint of it does.
/// </summary>
public sealed class ApiServer
{
    private readonly HttpSettings _settings;
    private readonly HostValidator _hosts;
    private readonly Dictionary<string, ApiCall> _calls = new(StringComparer.Ordinal);
    private readonly ILogger _log;
    private long _bytesInFlight;
    private int _requestsInFlight;

    /// <summary>Serves these endpoints, and /v1/node/get_supported_apis which lists them.</summary>
    public ApiServer(HttpSettings settings, IEnumerable<ApiCall> calls, ILogger<ApiServer> log)
    {
        _settings = settings;
        _hosts = new(settings);
        _log = log;
        foreach (var call in calls)
            _calls.Add(call.Path, call);
        var supported = _calls.Keys.Order(StringComparer.Ordinal).ToArray();
        var apis = new VariantObject { { "apis", Variant.Array(supported, path => path) } };
        _calls.Add("/v1/node/get_supported_apis", new("/v1/node/get_supported_apis", _ => Task.FromResult(new ApiAnswer(200, apis))));
    }

    /// <summary>Answers one request.</summary>
    public async Task HandleAsync(HttpContext context)
    {
        Interlocked.Increment(ref _requestsInFlight);
        try
        {
            SetHeaders(context);
            var answer = await AnswerAsync(context);
            var bytes = Write(context, ref answer);
            context.Response.StatusCode = answer.Status;
            context.Response.ContentLength = bytes.Length;
            await context.Response.Body.WriteAsync(bytes, context.RequestAborted);
        }
        catch (Exception e) when (e is BadHttpRequestException or OperationCanceledException or IOException)
        {
            // A body above the limit, or a client that left: nodeos closes the connection without an answer.
            context.Abort();
        }
        finally
        {
            Interlocked.Decrement(ref _requestsInFlight);
        }
    }

    /// <summary>The answer's JSON, or that of an error where it took too long; the connection ends then, as nodeos ends it.</summary>
    private byte[] Write(HttpContext context, ref ApiAnswer answer)
    {
        var time = new RequestTime(_settings.Clock, _settings.MaxResponseTime - answer.Elapsed);
        try
        {
            var bytes = Encoding.UTF8.GetBytes(JsonText.Write(answer.Body));
            time.Check();
            return bytes;
        }
        catch (ChainException e)
        {
            context.Response.Headers.Connection = "close";
            answer = ApiErrors.Answer(e, _settings.VerboseErrors);
            return Encoding.UTF8.GetBytes(JsonText.Write(answer.Body));
        }
    }

    private async Task<ApiAnswer> AnswerAsync(HttpContext context)
    {
        var headers = context.Request.Headers;
        var target = headers.TryGetValue(RequestHead.TargetHeader, out var sent) ? sent.ToString() : context.Features.Get<IHttpRequestFeature>()!.RawTarget;
        if (target[0] != '/' || target.Contains("..", StringComparison.Ordinal))
            return ApiErrors.Plain(400, "Illegal request-target");
        var local = $"{context.Connection.LocalIpAddress}:{context.Connection.LocalPort}";
        // Who may open the unix socket may ask.
        if (context.Connection.LocalIpAddress is not null && !_hosts.IsValid(headers[RequestHead.HostHeader].ToString(), local))
            return ApiErrors.Plain(400, "Disallowed HTTP HOST header in the request");
        SetAccessControl(context);
        if (HttpMethods.IsOptions(context.Request.Method))
            return new(200, new VariantObject());
        if (_settings.MaxInFlightRequests >= 0 && Volatile.Read(ref _requestsInFlight) > _settings.MaxInFlightRequests)
            return Busy($"Too many requests in flight: {Volatile.Read(ref _requestsInFlight)}");
        if (!HasBytesLeft(out var busy))
            return busy;
        if (!_calls.TryGetValue(target, out var call))
            return ApiErrors.UnknownEndpoint();
        var body = await ReadBodyAsync(context);
        Interlocked.Add(ref _bytesInFlight, body.Length);
        try
        {
            return HasBytesLeft(out busy) ? await call.Handle(body) : busy;
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            ApiLog.RequestFailed(_log, call.Path, e.Message);
            return ApiErrors.Answer(e, _settings.VerboseErrors);
        }
        finally
        {
            Interlocked.Add(ref _bytesInFlight, -body.Length);
        }
    }

    private bool HasBytesLeft(out ApiAnswer busy)
    {
        var bytes = Interlocked.Read(ref _bytesInFlight);
        var isBusy = _settings.MaxBytesInFlight >= 0 && bytes > _settings.MaxBytesInFlight;
        busy = isBusy ? Busy($"Too many bytes in flight: {bytes}") : default;
        return !isBusy;
    }

    private static ApiAnswer Busy(string what) => ApiErrors.Plain(503, "Busy", 503, "Busy", what);

    private static async Task<byte[]> ReadBodyAsync(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body, context.RequestAborted);
        return body.ToArray();
    }

    private void SetHeaders(HttpContext context)
    {
        var headers = context.Response.Headers;
        headers.ContentType = "application/json";
        headers.Server = _settings.ServerHeader;
        if (!_settings.KeepAlive)
            headers.Connection = "close";
    }

    private void SetAccessControl(HttpContext context)
    {
        Set("Access-Control-Allow-Origin", _settings.AccessControlAllowOrigin);
        Set("Access-Control-Allow-Headers", _settings.AccessControlAllowHeaders);
        Set("Access-Control-Max-Age", _settings.AccessControlMaxAge);
        Set("Access-Control-Allow-Credentials", _settings.AccessControlAllowCredentials ? "true" : null);

        void Set(string name, string? value)
        {
            if (!string.IsNullOrEmpty(value))
                context.Response.Headers[name] = new StringValues(value);
        }
    }
}
