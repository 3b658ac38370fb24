using System.Net;
using System.Net.Sockets;
using Antelope;
using DevNode.Net;

namespace Bench.Robustness;

/// <summary>One connection of a flood. It goes on until the flood is over or the node closes it.</summary>
internal sealed class Attacker(FloodKind kind, FloodTarget target, Random random, TimeSpan pause)
{
    private const int UnfilledBytes = 1024;
    private static readonly byte[] GetInfo = "GET /v1/chain/get_info HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n"u8.ToArray();
    private readonly byte[] _filler = new byte[UnfilledBytes];
    private byte[]? _slow;
    private long _heartbeat;

    public FloodKind Kind => kind;

    /// <summary>True once the connection stood.</summary>
    public bool WasOpen { get; private set; }

    /// <summary>True when the node closed it; never for the kinds that close themselves.</summary>
    public bool WasClosed { get; private set; }

    /// <summary>True for the kinds that speak to the API.</summary>
    public static bool IsHttp(FloodKind kind) => kind >= FloodKind.HttpIdle;

    public async Task RunAsync(CancellationToken over)
    {
        try
        {
            // Not all at once, nor in step.
            await Task.Delay(pause * random.NextDouble(), TimeProvider.System, over);
            while (kind is FloodKind.Churn or FloodKind.HttpChurn)
                await ChurnAsync(over);
            await StayAsync(over);
            WasClosed = true;
        }
        catch (OperationCanceledException)
        {
            // The flood is over, and the connection stood until then.
        }
        catch (SocketException)
        {
            WasClosed = true;
        }
    }

    private async Task<Socket> ConnectAsync(CancellationToken over)
    {
        // Closed with a reset, so that no ports are left waiting.
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true, LingerState = new(true, 0), ReceiveBufferSize = 16 * 1024 };
        try
        {
            await socket.ConnectAsync(IPAddress.Loopback, IsHttp(kind) ? target.HttpPort : target.P2pPort, over);
            WasOpen = true;
            return socket;
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private async Task ChurnAsync(CancellationToken over)
    {
        try
        {
            using var socket = await ConnectAsync(over);
            await SendAsync(socket, kind == FloodKind.Churn ? Handshake()[..(random.Next(100) + 1)] : GetInfo, over);
        }
        catch (SocketException)
        {
            // Refused or closed: the next one.
        }
        await Task.Delay(pause, TimeProvider.System, over);
    }

    /// <summary>Returns when the node has closed the connection.</summary>
    private async Task StayAsync(CancellationToken over)
    {
        using var socket = await ConnectAsync(over);
        using var closed = CancellationTokenSource.CreateLinkedTokenSource(over);
        var reading = kind is FloodKind.UnreadSyncs or FloodKind.UnreadBlocks ? Task.CompletedTask : DrainAsync(socket, closed);
        try
        {
            for (var step = 0; ; step++)
            {
                if (Next(step) is { Length: > 0 } bytes)
                    await SendAsync(socket, bytes, closed.Token);
                await Task.Delay(pause, TimeProvider.System, closed.Token);
            }
        }
        catch (OperationCanceledException) when (!over.IsCancellationRequested)
        {
            // The end of the stream was read.
        }
        finally
        {
            await closed.CancelAsync();
            await reading;
        }
    }

    private byte[] Next(int step) => kind switch
    {
        FloodKind.SlowLoris => OneByte(step),
        FloodKind.UnfilledFrame => step == 0 ? [.. BitConverter.GetBytes(NetMessage.MaxPayload), 7] : _filler,
        FloodKind.Handshakes => Handshake(),
        FloodKind.Times => [.. Enumerable.Range(0, 10).SelectMany(_ => NetMessage.Frame(new TimeMessage(0, 0, ++_heartbeat, 0)))],
        FloodKind.Requests or FloodKind.UnreadSyncs or FloodKind.UnreadBlocks when step == 0 => Handshake(),
        FloodKind.Requests => NetMessage.Frame(new RequestMessage(SelectIds.None, new(IdListMode.CatchUp, 0, []))),
        FloodKind.UnreadSyncs => NetMessage.Frame(new SyncRequestMessage(1, target.Info.HeadBlockNum)),
        FloodKind.UnreadBlocks => NetMessage.Frame(new RequestMessage(SelectIds.None, new(IdListMode.Normal, 0, [target.LargeBlock]))),
        FloodKind.HttpEndlessHead => step == 0 ? "POST /v1/chain/get_info HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Slow: "u8.ToArray() : "a"u8.ToArray(),
        FloodKind.HttpEndlessBody => step == 0 ? "POST /v1/chain/get_block HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 100000\r\n\r\n{"u8.ToArray() : " "u8.ToArray(),
        FloodKind.HttpRequests => GetInfo,
        _ => [],
    };

    private byte[] OneByte(int step)
    {
        _slow ??= [.. Handshake(), .. NetMessage.Frame(new TimeMessage(0, 0, 1, 0))];
        return [_slow[step % _slow.Length]];
    }

    private byte[] Handshake() =>
        // Claims the first block as all it has, so that the others are sent when it asks.
        NetMessage.Frame(Handshakes.Of(random, target.ChainId, target.FirstBlock, target.FirstBlock));

    private static async Task SendAsync(Socket socket, ReadOnlyMemory<byte> bytes, CancellationToken cancellation)
    {
        while (bytes.Length > 0)
            bytes = bytes[await socket.SendAsync(bytes, cancellation)..];
    }

    private static async Task DrainAsync(Socket socket, CancellationTokenSource closed)
    {
        var buffer = new byte[8 * 1024];
        try
        {
            while (await socket.ReceiveAsync(buffer, closed.Token) > 0)
            {
                // What the node says does not matter.
            }
        }
        catch (Exception e) when (e is SocketException or OperationCanceledException)
        {
            // As at the end of the stream.
        }
        await closed.CancelAsync();
    }
}
