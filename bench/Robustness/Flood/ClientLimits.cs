using System.Net;
using System.Net.Sockets;

namespace Bench.Robustness;

/// <summary>Which connections a node takes: p2p-max-nodes-per-host from one address, max-clients altogether; others are closed at once.</summary>
internal static class ClientLimits
{
    private const int PerHost = 10;
    private const int Clients = 25;
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    /// <summary>Connects from three loopback addresses, closes some, connects again; throws <see cref="RobustnessException"/>.</summary>
    public static async Task CheckAsync(string directory, string? executable)
    {
        await using var node = new DevNodeProcess(directory, DevNodeProcess.Producer, executable, PerHost, Clients);
        await node.StartAsync();
        var left = new List<Socket>();
        try
        {
            // 10 and 10 by the limit per host, then 5 by the limit of all.
            await TakesAsync(node, left, "127.0.0.2", offered: 100, PerHost);
            await TakesAsync(node, left, "127.0.0.3", offered: 100, 2 * PerHost);
            await TakesAsync(node, left, "127.0.0.4", offered: 100, Clients);
            // Those that leave make room.
            foreach (var leaving in left.Take(4).ToList())
            {
                left.Remove(leaving);
                leaving.Dispose();
            }
            await Waiting.TrueAsync("the node to notice that four clients left", Limit, async () => (await node.Api.ConnectionsAsync()).Count == Clients - 4);
            await TakesAsync(node, left, "127.0.0.2", offered: 20, Clients);
        }
        finally
        {
            left.ForEach(s => s.Dispose());
        }
    }

    private static async Task TakesAsync(DevNodeProcess node, List<Socket> open, string from, int offered, int expected)
    {
        for (var i = 0; i < offered; i++)
        {
            var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
            socket.Bind(new IPEndPoint(IPAddress.Parse(from), 0));
            await socket.ConnectAsync(IPAddress.Loopback, node.P2pPort);
            open.Add(socket);
        }
        await Waiting.UntilAsync<string>($"{expected} open connections at {node.Executable} after {offered} from {from}", Limit, async _ =>
        {
            foreach (var closed in open.Where(IsClosed).ToList())
            {
                open.Remove(closed);
                closed.Dispose();
            }
            var known = (await node.Api.ConnectionsAsync()).Count;
            return (open.Count == expected && known == expected ? from : null, $"{open.Count}, of which the node says {known}");
        }, CancellationToken.None);
    }

    /// <summary>True after the other side's end or reset; the node sends nothing before a handshake.</summary>
    private static bool IsClosed(Socket socket)
    {
        if (!socket.Poll(0, SelectMode.SelectRead))
            return false;
        try
        {
            return socket.Receive(new byte[1], SocketFlags.Peek) == 0;
        }
        catch (SocketException)
        {
            return true;
        }
    }
}
