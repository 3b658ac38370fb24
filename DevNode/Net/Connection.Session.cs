using System.Net;
using System.Net.Sockets;
using Antelope.Serialization;

namespace DevNode.Net;

/// <summary>Connecting, reading and writing.</summary>
internal sealed partial class Connection
{
    private readonly WriteQueue _queue = new();
    private Session? _session;
    private bool _writing;
    private long _latestMessage;
    private long _latestBlock;

    /// <summary>Takes an accepted socket.</summary>
    public void Accept(Socket socket) => Start(new Session(socket));

    /// <summary>A block was sent or received: no handshake is due.</summary>
    public void BlockPassed() => _latestBlock = _network.NowNanoseconds;

    /// <summary>Queues a message.</summary>
    public void Enqueue(object message)
    {
        if (message is GoAwayMessage goAway)
            NetLog.SendingGoAway(_network.Log, Prefix, goAway.Reason.Text());
        EnqueueFrame(NetMessage.Frame(message));
    }

    /// <summary>Queues a frame; sync frames overtake others.</summary>
    public void EnqueueFrame(byte[] frame, bool sync = false)
    {
        if (_session is null)
            return;
        _queue.Add(frame, sync);
        Hold(frame.Length);
        if (_queue.Size > WriteQueue.MaxSize)
        {
            NetLog.WriteQueueFull(_network.Log, Prefix, _queue.Size);
            Close(reconnect: true);
            return;
        }
        Flush();
    }

    private async void ConnectAsync(string host, int port)
    {
        Socket? socket = null;
        try
        {
            using var deadline = CancellationTokenSource.CreateLinkedTokenSource(_network.Stopping);
            deadline.CancelAfter(PeerNetwork.ConnectTimeout);
            var addresses = await Dns.GetHostAddressesAsync(host, AddressFamily.InterNetwork, deadline.Token).ConfigureAwait(false);
            socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
            await socket.ConnectAsync(addresses, port, deadline.Token).ConfigureAwait(false);
            _network.Loop.Post(() => Connected(socket));
        }
        catch (Exception e) when (e is SocketException or OperationCanceledException)
        {
            socket?.Dispose();
            _network.Loop.Post(() =>
            {
                if (IsOpen || _network.Stopping.IsCancellationRequested)
                    return;
                NetLog.ConnectFailed(_network.Log, PeerAddress, e.Message);
                Close(reconnect: false);
            });
        }
    }

    private void Connected(Socket socket)
    {
        if (IsOpen || _network.Stopping.IsCancellationRequested || !_network.Connections.Contains(this))
        {
            socket.Dispose();
            return;
        }
        Start(new Session(socket));
        SendHandshake();
    }

    private void Start(Session session)
    {
        _session = session;
        _writing = false;
        ClearQueue();
        _latestMessage = 0;
        _remote = session.Remote;
        _local = session.Local;
        Describe();
        NetLog.Connected(_network.Log, Prefix);
        ReadAsync(session);
    }

    private async void ReadAsync(Session session)
    {
        string? why = null;
        var partial = 0L;
        try
        {
            await session.ReadAsync(async payload => await await _network.Loop.InvokeAsync(() =>
            {
                Release(partial);
                partial = 0;
                if (_session == session)
                    Receive(payload);
                if (_session == session)
                    CheckWriteQueue();
                return ReadyForMore;
            }).ConfigureAwait(false), bytes =>
            {
                var more = bytes - partial;
                if (more < PartialStep)
                    return;
                partial = bytes;
                _network.Loop.Post(() => Hold(more));
            }).ConfigureAwait(false);
        }
        catch (Exception e) when (e is PackException or IOException or SocketException)
        {
            why = e.Message;
        }
        catch (Exception e) when (e is OperationCanceledException or ObjectDisposedException)
        {
            // Closed by us.
        }
        _network.Loop.Post(() =>
        {
            Release(partial);
            if (_session != session)
                return;
            if (why is null)
                NetLog.PeerClosed(_network.Log, Prefix);
            else
                NetLog.ReadFailed(_network.Log, Prefix, why);
            Close(reconnect: true);
        });
    }

    /// <summary>Ends a connection whose peer asks and does not read.</summary>
    private void CheckWriteQueue()
    {
        if (_queue.Size <= WriteQueue.MaxSizeWhenReading)
            return;
        NetLog.WriteQueueFull(_network.Log, Prefix, _queue.Size);
        Close(reconnect: false);
    }

    private void Flush()
    {
        if (_session is not { } session || _writing || _queue.IsEmpty)
            return;
        _writing = true;
        WriteAsync(session, _queue.Take());
    }

    private async void WriteAsync(Session session, IReadOnlyList<byte[]> frames)
    {
        string? why = null;
        try
        {
            await session.WriteAsync(frames).ConfigureAwait(false);
        }
        catch (Exception e) when (e is IOException or SocketException or OperationCanceledException or ObjectDisposedException)
        {
            why = e.Message;
        }
        _network.Loop.Post(() =>
        {
            Release(frames.Sum(f => (long)f.Length));
            if (_session != session)
                return;
            _writing = false;
            if (why is not null)
            {
                NetLog.WriteFailed(_network.Log, Prefix, why);
                Close(reconnect: true);
                return;
            }
            SendNextRequestedBlock();
            Flush();
        });
    }
}
