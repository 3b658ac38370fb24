using System.Buffers;
using System.IO.Pipelines;
using Antelope;
using Antelope.Chain;
using Antelope.Serialization;
using DevNode.Net;

namespace DevNode.Tests.Net;

/// <summary>Messages against the bytes of two nodes of nodeos 3.2.6.</summary>
public sealed class NetMessageTests
{
    public static TheoryData<string> Recordings() =>
    [
        "p2p/conn1-a2b.bin", "p2p/conn1-b2a.bin", "p2p/conn2-a2b.bin", "p2p/conn2-b2a.bin", "p2p/conn3-a2b.bin", "p2p/conn3-b2a.bin",
        "p2p/signed/conn1-a2b.bin", "p2p/signed/conn1-b2a.bin", "p2p/signed/conn2-a2b.bin", "p2p/signed/conn2-b2a.bin",
        "p2p/signed/conn3-a2b.bin", "p2p/signed/conn3-b2a.bin",
    ];

    [Theory]
    [MemberData(nameof(Recordings))]
    public async Task Every_recorded_frame_is_read_and_written_again_byte_for_byte(string recording)
    {
        var bytes = Golden.Bytes(recording);
        var written = new List<byte>();
        foreach (var payload in await Payloads(bytes))
            written.AddRange(NetMessage.Frame(NetMessage.Parse(payload)));
        written.ToArray().ShouldBe(bytes);
    }

    [Fact]
    public async Task A_recorded_conversation_has_the_messages_that_were_seen()
    {
        var messages = (await Payloads(Golden.Bytes("p2p/conn1-b2a.bin"))).ConvertAll(p => NetMessage.Parse(p));
        messages.GroupBy(m => m.GetType()).ToDictionary(g => g.Key, g => g.Count()).ShouldBe(new Dictionary<Type, int>
        {
            [typeof(HandshakeMessage)] = 4,
            [typeof(SyncRequestMessage)] = 1,
            [typeof(RequestMessage)] = 1,
            [typeof(SignedBlock)] = 38,
            [typeof(PackedTransaction)] = 2,
            [typeof(TimeMessage)] = 3,
        }, ignoreOrder: true);
        messages[1].ShouldBe(new SyncRequestMessage(2, 60));
        var handshake = messages[0].ShouldBeOfType<HandshakeMessage>();
        handshake.NetworkVersion.ShouldBe((ushort)(NetVersion.Base + NetVersion.Leap));
        handshake.P2pAddress.ShouldBe("127.0.0.1:7221 - 1e1dabb");
        handshake.Time.ShouldBe(1795348041180479359);
        handshake.Generation.ShouldBe((short)1);
        handshake.Sig.ShouldBe(Signature.Empty);
        handshake.Key.ShouldBe(HandshakeMessage.NoKey);
    }

    [Fact]
    public async Task A_signed_handshake_proves_its_key()
    {
        var handshake = NetMessage.Parse((await Payloads(Golden.Bytes("p2p/signed/conn1-b2a.bin")))[0]).ShouldBeOfType<HandshakeMessage>();
        handshake.Token.ShouldBe(HandshakeMessage.TokenOf(handshake.Time));
        handshake.Sig.Recover(handshake.Token).ShouldBe(handshake.Key);
    }

    [Theory]
    [InlineData("09", "message type 9 is not known")]
    [InlineData("ff01", "message type 255 is not known")]
    [InlineData("0601000000", "attempted to read past the end")]
    [InlineData("06010000000500000000", "1 bytes follow the SyncRequestMessage")]
    [InlineData("040000000000000000ffffffff0f", "4294967295 elements are more than 1048576")]
    public void A_payload_that_is_no_message_is_refused(string hex, string why) =>
        Should.Throw<PackException>(() => NetMessage.Parse(Convert.FromHexString(hex))).Message.ShouldContain(why);

    [Theory]
    [InlineData("00000000", "length unexpected (0)")]
    [InlineData("ffffff7f0000", "length unexpected (2147483647)")]
    [InlineData("01008000", "length unexpected (8388609)")]
    [InlineData("0500000001", "the stream ended 5 bytes into a frame")]
    public async Task A_frame_of_impossible_length_is_refused(string hex, string why) =>
        (await Should.ThrowAsync<PackException>(() => Payloads(Convert.FromHexString(hex)))).Message.ShouldContain(why);

    private static async Task<List<byte[]>> Payloads(byte[] bytes)
    {
        var reader = new FrameReader(PipeReader.Create(new ReadOnlySequence<byte>(bytes)));
        var payloads = new List<byte[]>();
        while (await reader.ReadAsync(CancellationToken.None) is { } payload)
        {
            payloads.Add(payload.ToArray());
            reader.Advance(payload);
        }
        return payloads;
    }
}
