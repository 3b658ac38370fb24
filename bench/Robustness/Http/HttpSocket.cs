using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Bench.Robustness;

/// <summary>What a node did with a request: the status it answered, or one of the constants.</summary>
internal static class HttpOutcome
{
    /// <summary>It closed the connection without an answer.</summary>
    public const int Closed = 0;

    /// <summary>It waited for the rest of the request until our half of the connection was closed.</summary>
    public const int WaitedForMore = -1;

    /// <summary>Neither: a defect.</summary>
    public const int Stuck = -2;
}

/// <summary>A raw connection to a node's HTTP port.</summary>
internal sealed class HttpSocket : IDisposable
{
    private static readonly TimeSpan AnswerLimit = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan CloseLimit = TimeSpan.FromSeconds(60);
    private readonly Socket _socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true, LingerState = new(true, 0) };
    private readonly byte[] _buffer = new byte[256 * 1024];
    private int _length;

    public static async Task<HttpSocket> ConnectAsync(int port)
    {
        var http = new HttpSocket();
        try
        {
            await http._socket.ConnectAsync(IPAddress.Loopback, port);
            return http;
        }
        catch
        {
            http.Dispose();
            throw;
        }
    }

    /// <summary>Sends bytes and reads one answer.</summary>
    public async Task<int> AskAsync(ReadOnlyMemory<byte> request)
    {
        var sent = SendAsync(request);
        using var limit = new CancellationTokenSource(AnswerLimit, TimeProvider.System);
        try
        {
            var status = await ReadAnswerAsync(limit.Token);
            await sent.WaitAsync(CloseLimit, TimeProvider.System);
            return status;
        }
        catch (OperationCanceledException)
        {
            return await EndAsync();
        }
    }

    private async Task SendAsync(ReadOnlyMemory<byte> bytes)
    {
        try
        {
            while (bytes.Length > 0)
                bytes = bytes[await _socket.SendAsync(bytes)..];
        }
        catch (SocketException)
        {
            // The answer, or its absence, tells.
        }
    }

    private async Task<int> EndAsync()
    {
        try
        {
            _socket.Shutdown(SocketShutdown.Send);
            using var limit = new CancellationTokenSource(CloseLimit, TimeProvider.System);
            await ReadAnswerAsync(limit.Token);
            return HttpOutcome.WaitedForMore;
        }
        catch (SocketException)
        {
            return HttpOutcome.Closed;
        }
        catch (OperationCanceledException)
        {
            return HttpOutcome.Stuck;
        }
    }

    /// <summary>Status of the next answer, whose body is read and dropped; 0 at the end of the stream.</summary>
    private async Task<int> ReadAnswerAsync(CancellationToken cancellation)
    {
        try
        {
            int end;
            while ((end = _buffer.AsSpan(0, _length).IndexOf("\r\n\r\n"u8)) < 0)
            {
                var count = await _socket.ReceiveAsync(_buffer.AsMemory(_length), cancellation);
                if (count == 0)
                    return HttpOutcome.Closed;
                _length += count;
            }
            var head = Encoding.Latin1.GetString(_buffer, 0, end).Split("\r\n");
            var left = end + 4 + head.Where(h => h.StartsWith("Content-Length:", StringComparison.OrdinalIgnoreCase)).Select(h => long.Parse(h[15..], CultureInfo.InvariantCulture)).FirstOrDefault();
            for (; left > _length; _length = await _socket.ReceiveAsync(_buffer, cancellation))
            {
                if (_length == 0)
                    return HttpOutcome.Closed;
                left -= _length;
            }
            Buffer.BlockCopy(_buffer, (int)left, _buffer, 0, _length - (int)left);
            _length -= (int)left;
            return int.Parse(head[0].Split(' ')[1], CultureInfo.InvariantCulture);
        }
        catch (SocketException)
        {
            return HttpOutcome.Closed;
        }
    }

    public void Dispose() => _socket.Dispose();
}
