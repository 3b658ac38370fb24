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
        var probe = JsonDocument.Parse(Golden.Text("p2p/probes.json")).RootElement.EnumerateArray().Single(p => p.GetProperty("label").GetString() == label);
        var chain = new MemoryChain(MemoryChain.Recorded(60));
        await using var network = new PeerNetwork(
            new() { ListenEndpoint = "127.0.0.1:0" }, chain, TimeProvider.System, RandomNumberGenerator.Create(), NullLogger<PeerNetwork>.Instance);
        await network.ListenAsync(CancellationToken.None);
        network.Start();
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
