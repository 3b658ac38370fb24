using System.Net;
using System.Net.Http.Headers;
using System.Text;

namespace Bench.Speed;

/// <summary>Sends prepared requests to a node over several connections, each the next one when its answer is there.</summary>
internal static class TransferLoad
{
    private static readonly MediaTypeHeaderValue Json = new("application/json");

    /// <summary>The time it took; throws <see cref="InvalidOperationException"/> with the answer when one was not accepted and executed.</summary>
    public static async Task<TimeSpan> SendAsync(int port, string path, byte[][] bodies, int connections, CancellationToken cancellation)
    {
        using var handler = new SocketsHttpHandler { MaxConnectionsPerServer = connections };
        using var http = new HttpClient(handler) { BaseAddress = new($"http://127.0.0.1:{port}") };
        var next = -1;
        var clock = TimeProvider.System;
        var start = clock.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, connections).Select(_ => Task.Run(async () =>
        {
            for (var i = Interlocked.Increment(ref next); i < bodies.Length; i = Interlocked.Increment(ref next))
            {
                using var content = new ByteArrayContent(bodies[i]);
                content.Headers.ContentType = Json;
                using var answer = await http.PostAsync(path, content, cancellation);
                var body = await answer.Content.ReadAsByteArrayAsync(cancellation);
                if (answer.StatusCode != HttpStatusCode.Accepted || body.AsSpan().IndexOf("\"status\":\"executed\""u8) < 0 || body.AsSpan().IndexOf("\"except\":null"u8) < 0)
                    throw new InvalidOperationException($"{path} answers request {i} with {(int)answer.StatusCode}: {Encoding.UTF8.GetString(body)}");
            }
        }, cancellation)));
        return clock.GetElapsedTime(start);
    }
}
