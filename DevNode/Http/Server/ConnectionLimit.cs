using System.Globalization;
using System.Text;
using Antelope.Json;
using Microsoft.AspNetCore.Connections;

namespace DevNode.Http;

/// <summary>
/// The limit of http-max-in-flight-requests: nodeos counts connections, idle ones too, and tells one above it so at once, without waiting
/// for a request (nodeos beast_http_session::run_session).
/// </summary>
/// <param name="limit">Connections at a time; negative for no limit.</param>
internal sealed class ConnectionLimit(int limit)
{
    private int _connections;

    /// <summary>Serves the connection, or refuses and ends it.</summary>
    public async Task RunAsync(ConnectionContext connection, Func<Task> serve)
    {
        try
        {
            var count = Interlocked.Increment(ref _connections);
            if (limit < 0 || count <= limit)
                await serve();
            else
                await RefuseAsync(connection, count);
        }
        finally
        {
            Interlocked.Decrement(ref _connections);
        }
    }

    private static async Task RefuseAsync(ConnectionContext connection, int count)
    {
        var json = JsonText.Write(ApiErrors.Busy(string.Create(CultureInfo.InvariantCulture, $"Too many requests in flight: {count}")).Body);
        await connection.Transport.Output.WriteAsync(Encoding.ASCII.GetBytes($"HTTP/1.1 503 Service Unavailable\r\nContent-Length: {json.Length}\r\n\r\n{json}"));
        await connection.Transport.Output.CompleteAsync();
    }
}
