using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Bench.Network;

/// <summary>A way from one node to another that can be cut: a TCP relay on a loopback port of its own.</summary>
internal sealed class Link : IAsyncDisposable
{
    private readonly int _target;
    private readonly List<Task> _relays = [];
    private CancellationTokenSource _cut = new();
    private Socket _listener;
    private Task _accepting;

    /// <param name="targetPort">Loopback port of the node that is called.</param>
    public Link(int targetPort)
    {
        _target = targetPort;
        _listener = Bind(0);
        Port = ((IPEndPoint)_listener.LocalEndPoint!).Port;
        _accepting = AcceptAsync();
    }

    public int Port { get; }

    /// <summary>host:port for the calling node.</summary>
    public string Address => string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{Port}");

    /// <summary>Ends the connections; new ones are refused until <see cref="Heal"/>.</summary>
    public async Task CutAsync()
    {
        await _cut.CancelAsync();
        _listener.Dispose();
        await _accepting;
        await Task.WhenAll(_relays);
        _relays.Clear();
        _cut.Dispose();
        // Bound and not listening: it refuses, and nobody else takes the port meanwhile.
        (_cut, _listener) = (new(), Bind(Port));
    }

    /// <summary>Lets new connections through again.</summary>
    public void Heal() => _accepting = AcceptAsync();

    public async ValueTask DisposeAsync()
    {
        await CutAsync();
        _listener.Dispose();
        _cut.Dispose();
    }

    private async Task AcceptAsync()
    {
        _listener.Listen();
        try
        {
            while (true)
            {
                var caller = await _listener.AcceptAsync(_cut.Token);
                _relays.RemoveAll(r => r.IsCompletedSuccessfully);
                _relays.Add(RelayAsync(caller, _cut.Token));
            }
        }
        catch (Exception e) when (e is OperationCanceledException or ObjectDisposedException or SocketException && _cut.IsCancellationRequested)
        {
            // The link is cut.
        }
    }

    private async Task RelayAsync(Socket caller, CancellationToken cut)
    {
        using var called = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        using (caller)
        {
            caller.NoDelay = true;
            using var ended = CancellationTokenSource.CreateLinkedTokenSource(cut);
            try
            {
                await called.ConnectAsync(IPAddress.Loopback, _target, ended.Token);
                await Task.WhenAny(CopyAsync(caller, called, ended.Token), CopyAsync(called, caller, ended.Token));
                await ended.CancelAsync();
            }
            catch (Exception e) when (e is OperationCanceledException or SocketException)
            {
                // The called node is away, or the link was cut: the caller sees its connection end.
            }
        }
    }

    private static async Task CopyAsync(Socket from, Socket to, CancellationToken cancellation)
    {
        var buffer = new byte[64 * 1024];
        try
        {
            while (await from.ReceiveAsync(buffer, cancellation) is var count and > 0)
            {
                for (var sent = 0; sent < count;)
                    sent += await to.SendAsync(buffer.AsMemory(sent..count), cancellation);
            }
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // One side has gone.
        }
    }

    private static Socket Bind(int port)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.ReuseAddress, true);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, port));
        return socket;
    }
}
