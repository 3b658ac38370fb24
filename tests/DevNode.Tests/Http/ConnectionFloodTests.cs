using System.Net;
using System.Net.Sockets;

namespace DevNode.Tests.Http;

/// <summary>Connections that ask for nothing, or never end asking: the node answers the others. Other tests have time limits of nodeos's, which a flood uses up.</summary>
[CollectionDefinition(nameof(ConnectionFloodTests), DisableParallelization = true)]
[Collection(nameof(ConnectionFloodTests))]
public sealed class ConnectionFloodTests
{
    private const int Connections = 2000;

    [Fact]
    public async Task Idle_and_unfinished_connections_do_not_keep_others_from_an_answer()
    {
        await using var node = await ApiNode.StartAsync("empty");
        var port = node.Client.BaseAddress!.Port;
        var sockets = new List<Socket>();
        try
        {
            for (var i = 0; i < Connections; i++)
            {
                var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
                sockets.Add(socket);
                await socket.ConnectAsync(IPAddress.Loopback, port);
                if (i % 2 == 1) // these begin a request, and a body
                    await socket.SendAsync(i % 4 == 1 ? "POST /v1/chain/get_info HT"u8.ToArray() : "POST /v1/chain/get_info HTTP/1.1\r\nContent-Length: 9\r\n\r\n{"u8.ToArray());
            }
            for (var i = 0; i < 5; i++)
            {
                foreach (var socket in sockets.Where((_, index) => index % 100 == 1))
                    await socket.SendAsync("T"u8.ToArray());
                using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(20), TimeProvider.System);
                using var response = await node.Client.PostAsync("/v1/chain/get_info", null, deadline.Token);
                response.StatusCode.ShouldBe(HttpStatusCode.OK);
            }
        }
        finally
        {
            foreach (var socket in sockets)
                socket.Dispose();
        }
    }
}
