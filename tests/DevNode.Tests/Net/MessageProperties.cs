using System.Buffers;
using System.IO.Pipelines;
using Antelope.Serialization;
using DevNode.Net;
using FsCheck;
using FsCheck.Fluent;
using static Antelope.Tests.Properties.AnyBytes;

namespace DevNode.Tests.Net;

/// <summary>What comes to the p2p port: read, or refused as what it is; in whatever pieces it comes.</summary>
public sealed class MessageProperties
{
    private static readonly Config Many = Config.QuickThrowOnFailure.WithMaxTest(2000);
    private static readonly Config Some = Many.WithMaxTest(300);
    private static readonly byte[][] Recorded = [.. Frames("p2p/conn1-a2b.bin"), .. Frames("p2p/conn1-b2a.bin"), .. Frames("p2p/signed/conn1-b2a.bin")];

    [Fact]
    public void Damaged_messages_are_read_or_refused_and_what_was_read_is_written_and_read_again() =>
        Check.One(Many, Prop.ForAll(Damaged([.. Recorded.Select(f => f[NetMessage.HeaderSize..])]), ReadsOrRefuses));

    [Fact]
    public void Any_bytes_are_a_message_or_refused() =>
        Check.One(Many, Prop.ForAll(Gen.Choose(0, 9).ToArbitrary(), Bytes(), (type, bytes) => ReadsOrRefuses([(byte)type, .. bytes])));

    [Fact]
    public void A_stream_gives_the_same_messages_in_whatever_pieces_it_comes() => Check.One(Some, Prop.ForAll(
        InPieces(Gen.Elements(Recorded).ListOf(4).Select(frames => frames.SelectMany(f => f).ToArray())),
        pieces =>
        {
            var (payloads, end) = Payloads(pieces).GetAwaiter().GetResult();
            end.ShouldBeNull();
            payloads.SelectMany(p => (byte[])[.. BitConverter.GetBytes(p.Length), .. p]).ShouldBe(pieces.SelectMany(p => p));
        }));

    [Fact]
    public void Any_stream_ends_or_is_refused() => Check.One(Some, Prop.ForAll(InPieces(Damaged(Recorded).Generator), pieces =>
    {
        var (payloads, end) = Payloads(pieces).GetAwaiter().GetResult();
        if (end is null)
            payloads.Sum(p => p.Length + NetMessage.HeaderSize).ShouldBe(pieces.Sum(p => p.Length));
    }));

    [Fact]
    public void Any_text_is_a_peer_address_or_none() => Check.One(Many, Prop.ForAll<string>(text =>
    {
        text ??= "";
        if (PeerAddressParts.TryParse(text, out var parts))
            parts.ShouldSatisfyAllConditions(p => p.Host.ShouldNotBeEmpty(), p => p.Port.ShouldBeInRange(0, 65535));
        _ = PeerAddressParts.TypeOf(text);
    }));

    private static void ReadsOrRefuses(byte[] payload)
    {
        object message;
        try
        {
            message = NetMessage.Parse(payload);
        }
        catch (PackException)
        {
            return;
        }
        var frame = NetMessage.Frame(message);
        NetMessage.Frame(NetMessage.Parse(frame.AsSpan(NetMessage.HeaderSize))).ShouldBe(frame);
    }

    /// <summary>The payloads of a stream, and what it was refused for.</summary>
    private static async Task<(List<byte[]> Payloads, PackException? End)> Payloads(byte[][] pieces)
    {
        var pipe = new Pipe();
        var frames = new FrameReader(pipe.Reader);
        var payloads = new List<byte[]>();
        var reading = ReadAsync();
        foreach (var piece in pieces)
            await pipe.Writer.WriteAsync(piece);
        await pipe.Writer.CompleteAsync();
        return (payloads, await reading);

        async Task<PackException?> ReadAsync()
        {
            try
            {
                while (await frames.ReadAsync(CancellationToken.None) is { } payload)
                {
                    payloads.Add(payload.ToArray());
                    frames.Advance(payload);
                }
                return null;
            }
            catch (PackException e)
            {
                await pipe.Reader.CompleteAsync();
                return e;
            }
        }
    }

    private static List<byte[]> Frames(string recording)
    {
        var bytes = Golden.Bytes(recording);
        var frames = new List<byte[]>();
        for (var at = 0; at < bytes.Length;)
        {
            var size = NetMessage.HeaderSize + BitConverter.ToInt32(bytes, at);
            frames.Add(bytes[at..(at + size)]);
            at += size;
        }
        return frames;
    }
}
