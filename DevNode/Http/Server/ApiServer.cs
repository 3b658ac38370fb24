using System.Text;
using Antelope.Json;
using DevNode.Chain;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Primitives;

namespace DevNode.Http;

/// <summary>
/// Serves nodeos's HTTP API: every method on an exact path, JSON in and out whatever the headers say (nodeos http_plugin). The host
/// application brings Kestrel, set up by <see cref="HttpSettings.ApplyTo"/>; <see cref="HandleAsync"/> takes what no other endpoint of it does.
/// </summary>
public sealed class ApiServer
{
    /// <summary>A header that is there and not written: it keeps Kestrel from writing its own.</summary>
    private static readonly StringValues Unsaid = new([null]);

    private readonly HttpSettings _settings;
    private readonly HostValidator _hosts;
    private readonly Dictionary<string, ApiCall> _calls = new(StringComparer.Ordinal);
    private readonly ILogger _log;
    private readonly BytesInFlight _inFlight;

    /// <summary>Serves these endpoints, and /v1/node/get_supported_apis which lists them.</summary>
    public ApiServer(HttpSettings settings, IEnumerable<ApiCall> calls, ILogger<ApiServer> log)
    {
        _settings = settings;
        _hosts = new(settings);
        _inFlight = new(settings.MaxBytesInFlight);
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
        try
        {
            SetHeaders(context);
            var answer = await AnswerAsync(context, await ReadBodyAsync(context));
            var bytes = Write(context, ref answer);
            context.Response.StatusCode = answer.Status;
            context.Response.ContentLength = bytes.Length;
            await context.Response.Body.WriteAsync(bytes, context.RequestAborted);
        }
        catch (Exception e) when (e is BadHttpRequestException or OperationCanceledException or IOException)
        {
            // A client that left: nodeos closes the connection without an answer.
            context.Abort();
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

    private async Task<ApiAnswer> AnswerAsync(HttpContext context, byte[] body)
    {
        var headers = context.Request.Headers;
        var target = headers.TryGetValue(RequestHead.TargetHeader, out var sent) ? sent.ToString() : context.Features.Get<IHttpRequestFeature>()!.RawTarget;
        if (target[0] != '/' || target.Contains("..", StringComparison.Ordinal))
            return ApiErrors.Plain(400, "Illegal request-target");
        var local = $"{context.Connection.LocalIpAddress}:{context.Connection.LocalPort}";
        // Who may open the unix socket may ask.
        if (context.Connection.LocalIpAddress is not null && !_hosts.IsValid(headers[RequestHead.HostHeader].ToString(), local, context.Request.IsHttps))
            return ApiErrors.Plain(400, "Disallowed HTTP HOST header in the request");
        SetAccessControl(context);
        if (HttpMethods.IsOptions(context.Request.Method))
            return new(200, new VariantObject());
        if (_inFlight.Busy() is { } busy)
            return busy;
        return _calls.TryGetValue(target, out var call) ? await CallAsync(call, body) : ApiErrors.UnknownEndpoint();
    }

    private async Task<ApiAnswer> CallAsync(ApiCall call, byte[] body)
    {
        _inFlight.Add(body.Length);
        try
        {
            if (_inFlight.Busy() is { } busy)
                return busy;
            var answer = await TryAsync(call, body);
            var size = BytesInFlight.SizeOf(answer.Body);
            _inFlight.Add(size);
            var tooMuch = _inFlight.Busy();
            _inFlight.Remove(size);
            return tooMuch ?? answer;
        }
        finally
        {
            _inFlight.Remove(body.Length);
        }
    }

    private async Task<ApiAnswer> TryAsync(ApiCall call, byte[] body)
    {
        try
        {
            return await call.Handle(body);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            ApiLog.RequestFailed(_log, call.Path, e.Message);
            return ApiErrors.Answer(e, _settings.VerboseErrors);
        }
    }

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
        headers.Date = Unsaid; // nodeos has none
        if (HttpProtocol.IsHttp10(context.Request.Protocol) && !context.Request.Headers.Connection.ToString().Contains("keep-alive", StringComparison.OrdinalIgnoreCase))
            headers.Connection = Unsaid; // whose connection ends without a word, too
        if (!_settings.KeepAlive)
            context.Response.OnCompleted(EndConnection, context);
    }

    /// <summary>nodeos does not announce that it closes.</summary>
    private static Task EndConnection(object context)
    {
        ((HttpContext)context).Features.Get<IConnectionLifetimeNotificationFeature>()!.RequestClose();
        return Task.CompletedTask;
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
