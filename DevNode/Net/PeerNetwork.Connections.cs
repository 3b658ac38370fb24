using System.Net;
using System.Net.Sockets;

namespace DevNode.Net;

/// <summary>Listening, connecting, and the functions of nodeos's net_api.</summary>
public sealed partial class PeerNetwork
{
    private Socket? _listener;

    /// <summary>Port listened on; 0 when not listening.</summary>
    public int ListenPort => (_listener?.LocalEndPoint as IPEndPoint)?.Port ?? 0;

    /// <summary>Opens the listen endpoint, if there is one; throws <see cref="IOException"/> naming it when it is taken.</summary>
    public async Task ListenAsync(CancellationToken cancellation)
    {
        if (Settings.ListenEndpoint.Length == 0)
            return;
        if (!PeerAddressParts.TryParse(Settings.ListenEndpoint, out var parts))
            throw new FormatException($"option '--p2p-listen-endpoint': '{Settings.ListenEndpoint}' is not host:port");
        // Dns refuses to resolve 0.0.0.0, nodeos's default
        IPAddress[] addresses = IPAddress.TryParse(parts.Host, out var literal) && literal.AddressFamily == AddressFamily.InterNetwork
            ? [literal]
            : await Dns.GetHostAddressesAsync(parts.Host, AddressFamily.InterNetwork, cancellation);
        _listener = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            _listener.Bind(new IPEndPoint(addresses[0], parts.Port));
            _listener.Listen();
        }
        catch (SocketException e)
        {
            throw new IOException($"option '--p2p-listen-endpoint': cannot listen on {Settings.ListenEndpoint}: {e.Message}", e);
        }
        P2pAddress = Settings.ServerAddress ?? $"{(addresses[0].Equals(IPAddress.Any) ? Dns.GetHostName() : parts.Host)}:{ListenPort}";
        NetLog.Listening(Log, Settings.ListenEndpoint, NodeId.ToString());
        AcceptAsync(_listener);
    }

    /// <summary>All connections, in the order they were made.</summary>
    public Task<IReadOnlyList<ConnectionStatus>> ConnectionsAsync() =>
        Loop.InvokeAsync<IReadOnlyList<ConnectionStatus>>(() => Connections.ConvertAll(c => c.Status));

    /// <summary>Connects to host:port[:type]; gives nodeos's answer text.</summary>
    public Task<string> ConnectAsync(string host) => Loop.InvokeAsync(() => Connect(host));

    /// <summary>Closes and forgets the connection to a configured or connected address; gives nodeos's answer text.</summary>
    public Task<string> DisconnectAsync(string host) => Loop.InvokeAsync(() =>
    {
        if (Find(host) is not { } connection)
            return "no known connection for host";
        Connections.Remove(connection);
        connection.Close(reconnect: false);
        connection.Shutdown();
        return "connection removed";
    });

    /// <summary>The connection to an address; null when there is none.</summary>
    public Task<ConnectionStatus?> StatusAsync(string host) => Loop.InvokeAsync(() => Find(host)?.Status);

    private Connection? Find(string host) => Connections.Find(c => c.PeerAddress == host);

    private string Connect(string host)
    {
        if (Find(host) is not null)
            return "already connected";
        var connection = new Connection(this, ++_lastConnectionId, host);
        Connections.Add(connection);
        if (!connection.TryConnect())
            Remove(connection);
        return "added connection";
    }

    private void Remove(Connection connection)
    {
        Connections.Remove(connection);
        connection.Shutdown();
    }

    /// <summary>Connects again to configured peers that are away, and forgets clients that left.</summary>
    private void CheckConnections()
    {
        _checksSoon = false;
        foreach (var connection in Connections.Where(c => !c.IsOpen && !c.IsConnecting).ToList())
        {
            if (connection.PeerAddress.Length == 0 || !connection.TryConnect())
                Remove(connection);
        }
    }

    private async void AcceptAsync(Socket listener)
    {
        while (!Stopping.IsCancellationRequested)
        {
            try
            {
                var socket = await listener.AcceptAsync(Stopping).ConfigureAwait(false);
                // One after the other, so that connections that come faster than they are looked at wait in the system's queue.
                await Loop.InvokeAsync(() =>
                {
                    Accept(socket);
                    return true;
                }).ConfigureAwait(false);
            }
            catch (SocketException e) when (!Stopping.IsCancellationRequested)
            {
                // No file descriptors, say: others have to be closed first.
                NetLog.AcceptFailed(Log, e.Message);
                await Task.Delay(ReconnectDelay, Time).ConfigureAwait(false);
            }
            catch (Exception e) when (e is OperationCanceledException or ObjectDisposedException or SocketException)
            {
                return;
            }
        }
    }

    private void Accept(Socket socket)
    {
        try
        {
            var address = ((IPEndPoint)socket.RemoteEndPoint!).Address;
            var clients = Connections.Where(c => c.IsOpen && c.PeerAddress.Length == 0).ToList();
            var fromAddress = clients.Count(c => address.Equals(c.RemoteAddress));
            if (fromAddress >= Settings.MaxNodesPerHost || (Settings.MaxClients != 0 && clients.Count >= Settings.MaxClients))
            {
                NetLog.TooManyConnections(Log, address, fromAddress, Settings.MaxNodesPerHost, clients.Count, Settings.MaxClients);
                socket.Dispose();
                return;
            }
            var connection = new Connection(this, ++_lastConnectionId, "");
            Connections.Add(connection);
            connection.Accept(socket);
        }
        catch (SocketException e)
        {
            NetLog.AcceptFailed(Log, e.Message);
            socket.Dispose();
        }
    }
}
