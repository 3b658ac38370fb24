using System.Buffers.Binary;
using Antelope;
using Antelope.Chain;
using DevNode.Net;
using ChainInfo = Antelope.Api.ChainInfo;

namespace Bench.Robustness;

/// <summary>Makes mutated and hostile p2p messages out of recorded ones and out of the chain's own live blocks, by a seed.</summary>
internal sealed class HostileMessages(Random random, Checksum256 chainId, IReadOnlyList<byte[]> recorded, LiveBlocks live)
{
    private readonly ByteMutator _mutator = new(random);
    private readonly HostileBlocks _blocks = new(random);
    private readonly HostileTransactions _transactions = new(random, chainId);

    /// <summary>Where the chain stands.</summary>
    public required ChainInfo Info { get; set; }

    /// <summary>Told the id of every forged block.</summary>
    public required Action<Checksum256> Forged { get; init; }

    /// <summary>The bytes to send: a frame, part of one, or several.</summary>
    public byte[] Next() => random.Next(16) switch
    {
        0 or 1 or 2 => Frame(_mutator.Mutate(Pick(recorded))),
        3 => _mutator.Mutate(Frame(Pick(recorded))),
        4 => LengthLie(Pick(recorded)),
        5 => [.. Frame(Pick(recorded)), .. Frame(Pick(recorded)), .. Frame(_mutator.Mutate(Pick(recorded)))],
        6 or 7 => ABlock(),
        8 => MutatedBlock(),
        9 => NetMessage.Frame(Handshake()),
        10 => NetMessage.Frame(Notice()),
        11 => NetMessage.Frame(Request()),
        12 => SyncRequests(),
        13 => NetMessage.Frame(new TimeMessage(Any64(), Any64(), Any64(), Any64())),
        14 => random.Next(8) == 0 ? NetMessage.Frame(new GoAwayMessage((GoAwayReason)random.Next(14))) : Frame(_transactions.Next(live.Transactions)),
        _ => Frame(_mutator.Mutate(NetMessage.Frame(live.Transactions is { Count: > 0 } some ? some[random.Next(some.Count)] : Handshake())[NetMessage.HeaderSize..])),
    };

    private byte[] ABlock()
    {
        if (live.Blocks is not { Count: > 0 } blocks)
            return SyncRequests();
        var block = _blocks.Next(blocks[Math.Max(0, blocks.Count - 1 - random.Next(3))]);
        if (block.Header.CalculateId() is var id && blocks.All(b => b.Header.CalculateId() != id))
            Forged(id);
        return NetMessage.Frame(block);
    }

    private byte[] MutatedBlock()
    {
        if (live.Blocks is not { Count: > 0 } blocks)
            return SyncRequests();
        return Frame(_mutator.Mutate(NetMessage.Frame(blocks[^1])[NetMessage.HeaderSize..]));
    }

    private HandshakeMessage Handshake()
    {
        var message = Handshakes.Of(random, chainId, Info);
        return random.Next(12) switch
        {
            0 => message with { HeadNum = uint.MaxValue, LastIrreversibleBlockNum = uint.MaxValue - 1 },
            1 => message with { LastIrreversibleBlockNum = message.HeadNum + 1 },
            2 => message with { ChainId = AnyId() },
            3 => message with { NetworkVersion = (ushort)random.Next(ushort.MaxValue) },
            4 => message with { P2pAddress = new string('x', random.Next(2000)) },
            5 => message with { Time = Any64() },
            6 => message with { Generation = (short)random.Next(short.MinValue, short.MaxValue) },
            7 => message with { HeadId = AnyId(), LastIrreversibleBlockId = AnyId() },
            8 => message with { Token = AnyId() },
            9 => message with { Os = "", Agent = new string('\0', 500) },
            10 => message with { HeadNum = message.HeadNum + (uint)random.Next(1, 1000), HeadId = AnyId() },
            _ => message with { LastIrreversibleBlockNum = 0, HeadNum = (uint)random.Next(5) },
        };
    }

    private NoticeMessage Notice() => new(Ids(), Ids());

    private RequestMessage Request() => new(Ids(), Ids());

    private SelectIds Ids() => new(
        (IdListMode)random.Next(6), random.Next(3) == 0 ? uint.MaxValue : (uint)random.Next(2000),
        [.. Enumerable.Range(0, random.Next(4) == 0 ? random.Next(2000) : random.Next(3)).Select(_ => AnyId())]);

    private byte[] SyncRequests()
    {
        var requests = new List<byte>();
        for (var left = random.Next(1, 8); left > 0; left--)
        {
            requests.AddRange(NetMessage.Frame(random.Next(5) switch
            {
                0 => new SyncRequestMessage(0, uint.MaxValue),
                1 => new SyncRequestMessage(uint.MaxValue, 1),
                2 => new SyncRequestMessage((uint)random.Next(2000), (uint)random.Next(2000)),
                3 => new SyncRequestMessage(uint.MaxValue - 1, uint.MaxValue),
                _ => new SyncRequestMessage(Info.HeadBlockNum, Info.HeadBlockNum + 100),
            }));
        }
        // Else the whole chain is sent before anything else.
        requests.AddRange(NetMessage.Frame(new SyncRequestMessage(0, 0)));
        return [.. requests];
    }

    private byte[] LengthLie(byte[] payload)
    {
        var frame = Frame(payload);
        BinaryPrimitives.WriteUInt32LittleEndian(frame, random.Next(6) switch
        {
            0 => 0,
            1 => uint.MaxValue,
            2 => int.MaxValue,
            3 => NetMessage.MaxPayload + 1,
            4 => (uint)random.Next(payload.Length + 1),
            _ => (uint)random.Next(1, 60),
        });
        return frame;
    }

    private Checksum256 AnyId()
    {
        if (random.Next(3) == 0)
            return Info.HeadBlockId;
        var bytes = new byte[Checksum256.Size];
        random.NextBytes(bytes);
        if (random.Next(2) == 0)
            BinaryPrimitives.WriteUInt32BigEndian(bytes, (uint)random.Next((int)Info.HeadBlockNum + 10));
        return new(bytes);
    }

    private long Any64() => random.Next(4) switch { 0 => 0, 1 => long.MaxValue, 2 => long.MinValue, _ => random.NextInt64() };

    private T Pick<T>(IReadOnlyList<T> from) => from[random.Next(from.Count)];

    private static byte[] Frame(byte[] payload)
    {
        var frame = new byte[NetMessage.HeaderSize + payload.Length];
        BinaryPrimitives.WriteInt32LittleEndian(frame, payload.Length);
        payload.CopyTo(frame, NetMessage.HeaderSize);
        return frame;
    }
}
