using System.Net;
using System.Net.Sockets;

namespace Aspire.Hosting.Dcp;

/// <summary>Passes TCP connections to one address of the host on to a port of its loopback interface, bytes unchanged.</summary>
internal sealed class LoopbackRelay : IDisposable
{
    private readonly TcpListener _listener;
    private readonly int _target;
    private readonly CancellationTokenSource _stopping = new();

    private LoopbackRelay(TcpListener listener, int target) => (_listener, _target) = (listener, target);

    /// <summary>The port it listens on.</summary>
    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <param name="address">The address to listen on, on a free port.</param>
    /// <param name="target">The port of the loopback interface.</param>
    /// <exception cref="SocketException">The address is not the host's.</exception>
    public static LoopbackRelay Start(IPAddress address, int target)
    {
        var listener = new TcpListener(address, 0);
        listener.Start();
        var relay = new LoopbackRelay(listener, target);
        _ = relay.AcceptAsync();
        return relay;
    }

    public void Dispose()
    {
        _stopping.Cancel();
        _listener.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
                _ = RelayAsync(await _listener.AcceptTcpClientAsync(_stopping.Token).ConfigureAwait(false));
        }
        catch (Exception e) when (e is OperationCanceledException or ObjectDisposedException or SocketException)
        {
            _listener.Dispose(); // the application stops
        }
    }

    private async Task RelayAsync(TcpClient client)
    {
        using (client)
        using (var server = new TcpClient(AddressFamily.InterNetwork))
        {
            try
            {
                await server.ConnectAsync(IPAddress.Loopback, _target, _stopping.Token).ConfigureAwait(false);
                Task[] both = [CopyAsync(client, server), CopyAsync(server, client)];
                await (await Task.WhenAny(both).ConfigureAwait(false)).ConfigureAwait(false);
                await Task.WhenAll(both).ConfigureAwait(false);
            }
            catch (Exception e) when (e is IOException or SocketException or OperationCanceledException)
            {
                return; // one side is gone: closing both tells the other
            }
        }
    }

    /// <summary>Copies until the end of one direction, and ends that direction on the other side: the opposite one may go on.</summary>
    private async Task CopyAsync(TcpClient from, TcpClient to)
    {
        await from.GetStream().CopyToAsync(to.GetStream(), _stopping.Token).ConfigureAwait(false);
        to.Client.Shutdown(SocketShutdown.Send);
    }
}
