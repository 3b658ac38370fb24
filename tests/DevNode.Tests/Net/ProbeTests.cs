using System.Buffers;
using System.IO.Pipelines;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text.Json;
using Antelope.Chain;
using DevNode.Net;
using Microsoft.Extensions.Logging.Abstractions;

namespace DevNode.Tests.Net;

/// <summary>What nodeos answered to a small client that sent one thing on a fresh connection, asked of this node.</summary>
public sealed class ProbeTests
{
    private const int Blocks = 60;

    /// <summary>Probes whose answer does not hang on how long the recorded node had run.</summary>
    public static TheoryData<string> Labels() =>
    [
        "nothing sent", "handshake of b as recorded (old time)", "handshake with another chain id", "handshake with network_version 1",
        "handshake with network_version 65535", "handshake cut (length says so too)", "message type 9", "message type 255", "length 0",
        "length 0x7fffffff", "length 10 MB", "sync_request 1..5 without a handshake", "handshake, then sync_request 1..5",
        "handshake, then time message", "handshake, then signed_block of garbage", "handshake, then packed_transaction of garbage",
    ];

    [Theory]
    [MemberData(nameof(Labels))]
    public async Task A_probe_is_answered_as_by_nodeos(string label)
    {
        var probe = Probe(label);
        await using var network = await StartAsync();
        using var client = new TcpClient("127.0.0.1", network.ListenPort);
        await client.GetStream().WriteAsync(Convert.FromHexString(probe.GetProperty("sent_hex").GetString()!));

        // Blocks made meanwhile and heartbeats are a matter of time, not of the probe.
        var expected = probe.GetProperty("received").EnumerateArray().Select(Describe).Where(d => d != "time" || label.Contains("time", StringComparison.Ordinal)).ToList();
        var blocks = label.Contains("sync_request", StringComparison.Ordinal) ? 5 : 0;
        var wanted = expected.Where(d => d != "signed_block").Concat(Enumerable.Repeat("signed_block", blocks)).ToList();
        var closes = probe.GetProperty("closed_by_node_after_ms").ValueKind != JsonValueKind.Null;
        var (received, closed) = await Receive(client.GetStream(), wanted.Count, closes);
        received.ShouldBe(wanted);
        closed.ShouldBe(closes);
    }

    /// <summary>
    /// nodeos sent every block from the asked one to its head, whatever the end asked for: its 220, then that it has no more, and went on
    /// with live blocks. How often it said so hangs on which of its writes ended first.
    /// </summary>
    [Fact]
    public async Task A_sync_request_that_ends_before_it_starts_gets_the_whole_chain()
    {
        var probe = Probe("handshake, then sync_request 5..1");
        var recorded = probe.GetProperty("received").EnumerateArray().Select(Describe).ToList();
        recorded.IndexOf("go_away 9").ShouldBe(1 + recorded.TakeWhile(d => d != "go_away 9").Count(d => d == "signed_block"));
        probe.GetProperty("closed_by_node_after_ms").ValueKind.ShouldBe(JsonValueKind.Null);
        await using var network = await StartAsync();
        using var client = new TcpClient("127.0.0.1", network.ListenPort);
        await client.GetStream().WriteAsync(Convert.FromHexString(probe.GetProperty("sent_hex").GetString()!));
        var (received, _) = await Receive(client.GetStream(), 1 + (Blocks - 4) + 1, untilClosed: false);
        received.ShouldBe(["handshake", .. Enumerable.Repeat("signed_block", Blocks - 4), "go_away 9"]);
    }

    /// <summary>A peer whose handshake has block 1 as its last irreversible and its head gets what follows.</summary>
    [Fact]
    public async Task A_request_to_catch_up_without_ids_gets_the_branch()
    {
        var probe = Probe("handshake, then request (catch_up, no ids)");
        var recorded = probe.GetProperty("received").EnumerateArray().Select(Describe).ToList();
        recorded.Count(d => d == "signed_block").ShouldBe(recorded.Count - 2);
        await using var network = await StartAsync();
        using var client = new TcpClient("127.0.0.1", network.ListenPort);
        await client.GetStream().WriteAsync(Convert.FromHexString(probe.GetProperty("sent_hex").GetString()!));
        var (received, _) = await Receive(client.GetStream(), Blocks, untilClosed: false);
        received.ShouldBe(["handshake", .. Enumerable.Repeat("signed_block", Blocks - 1)]);
    }

    private static JsonElement Probe(string label) =>
        JsonDocument.Parse(Golden.Text("p2p/probes.json")).RootElement.EnumerateArray().Single(p => p.GetProperty("label").GetString() == label);

    private static async Task<PeerNetwork> StartAsync()
    {
        var network = new PeerNetwork(
            new() { ListenEndpoint = "127.0.0.1:0" }, new MemoryChain(MemoryChain.Recorded(Blocks)), TimeProvider.System, RandomNumberGenerator.Create(),
            NullLogger<PeerNetwork>.Instance);
        await network.ListenAsync(CancellationToken.None);
        network.Start();
        return network;
    }

    private static string Describe(JsonElement message) =>
        message[0].GetString() + (message.GetArrayLength() > 1 ? $" {message[1].GetProperty("reason").GetInt32()}" : "");

    private static async Task<(List<string> Received, bool Closed)> Receive(NetworkStream stream, int count, bool untilClosed)
    {
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(10));
        var reader = new FrameReader(PipeReader.Create(stream));
        var received = new List<string>();
        while (untilClosed || received.Count < count)
        {
            ReadOnlySequence<byte>? payload;
            try
            {
                payload = await reader.ReadAsync(deadline.Token);
            }
            catch (IOException)
            {
                payload = null;
            }
            if (payload is not { } bytes)
                return (received, true);
            received.Add(NetMessage.Parse(bytes.ToArray()) switch
            {
                HandshakeMessage => "handshake",
                GoAwayMessage m => $"go_away {(int)m.Reason}",
                TimeMessage => "time",
                SignedBlock => "signed_block",
                var other => other.GetType().Name,
            });
            reader.Advance(bytes);
        }
        return (received, false);
    }
}
