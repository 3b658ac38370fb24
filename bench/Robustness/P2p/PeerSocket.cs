using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using DevNode.Net;

namespace Bench.Robustness;

/// <summary>What a node did with a message.</summary>
internal enum PeerOutcome
{
    /// <summary>It still answers on the connection.</summary>
    Kept,

    /// <summary>It closed the connection.</summary>
    Dropped,

    /// <summary>It waited for the rest of a frame and closed at the end of the stream.</summary>
    WaitedForMore,

    /// <summary>Neither: a defect.</summary>
    Stuck,
}

/// <summary>A raw connection to a node's p2p port.</summary>
internal sealed class PeerSocket : IDisposable
{
    private static readonly TimeSpan DefaultAnswerLimit = TimeSpan.FromMilliseconds(700);
    private static readonly TimeSpan CloseLimit = TimeSpan.FromSeconds(60);
    private readonly Socket _socket;
    private byte[] _buffer = new byte[64 * 1024];
    private int _length;
    private long _probe;

    private PeerSocket(Socket socket) => _socket = socket;

    public static async Task<PeerSocket> ConnectAsync(int port)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        // Closed with a reset, so that a million connections leave no ports waiting.
        socket.LingerState = new(true, 0);
        try
        {
            await socket.ConnectAsync(IPAddress.Loopback, port);
            return new(socket);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    /// <summary>Sends bytes as they are; false when the node has closed.</summary>
    public async Task<bool> SendAsync(ReadOnlyMemory<byte> bytes)
    {
        try
        {
            while (bytes.Length > 0)
                bytes = bytes[await _socket.SendAsync(bytes)..];
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    /// <summary>The payload of the next frame; null at the end of the stream.</summary>
    public async Task<byte[]?> ReadAsync(CancellationToken cancellation)
    {
        while (true)
        {
            if (_length >= NetMessage.HeaderSize)
            {
                var size = NetMessage.HeaderSize + BinaryPrimitives.ReadInt32LittleEndian(_buffer);
                if (_length >= size)
                {
                    var payload = _buffer[NetMessage.HeaderSize..size];
                    Buffer.BlockCopy(_buffer, size, _buffer, 0, _length - size);
                    _length -= size;
                    return payload;
                }
                if (_buffer.Length < size)
                    Array.Resize(ref _buffer, size * 2);
            }
            try
            {
                var count = await _socket.ReceiveAsync(_buffer.AsMemory(_length), cancellation);
                if (count == 0)
                    return null;
                _length += count;
            }
            catch (SocketException)
            {
                return null;
            }
        }
    }

    /// <summary>Sends a message and finds out what the node did with it, by a heartbeat sent after it.</summary>
    /// <param name="answerLimit">How long it may take before the node is asked whether it waits for more; 700 ms when not given.</param>
    public async Task<PeerOutcome> TryMessageAsync(ReadOnlyMemory<byte> bytes, TimeSpan? answerLimit = null)
    {
        if (!await SendAsync(bytes))
            return PeerOutcome.Dropped;
        var probe = ++_probe;
        if (!await SendAsync(NetMessage.Frame(new TimeMessage(0, 0, probe, 0))))
            return PeerOutcome.Dropped;
        try
        {
            using var limit = new CancellationTokenSource(answerLimit ?? DefaultAnswerLimit, TimeProvider.System);
            while (await ReadAsync(limit.Token) is { } payload)
            {
                if (payload is [3, ..] && ((TimeMessage)NetMessage.Parse(payload)).Org == probe)
                    return PeerOutcome.Kept;
            }
            return PeerOutcome.Dropped;
        }
        catch (OperationCanceledException)
        {
            return await EndAsync();
        }
    }

    /// <summary>Ends our half of the stream and waits for the node's.</summary>
    private async Task<PeerOutcome> EndAsync()
    {
        try
        {
            _socket.Shutdown(SocketShutdown.Send);
            using var limit = new CancellationTokenSource(CloseLimit, TimeProvider.System);
            while (await ReadAsync(limit.Token) is not null)
            {
                // What it still had to say.
            }
            return PeerOutcome.WaitedForMore;
        }
        catch (SocketException)
        {
            return PeerOutcome.Dropped;
        }
        catch (OperationCanceledException)
        {
            return PeerOutcome.Stuck;
        }
    }

    public void Dispose() => _socket.Dispose();
}
