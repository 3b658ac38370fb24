using System.IO.Compression;
using Antelope;
using Antelope.Chain;
using Antelope.Serialization;
using Action = Antelope.Chain.Action;

namespace Bench.Robustness;

/// <summary>Payloads of packed transactions (message type 8) that parse and must be refused, or repeat what is known.</summary>
internal sealed class HostileTransactions(Random random, Checksum256 chainId)
{
    private static readonly PrivateKey Stranger = PrivateKey.FromSeed(KeyType.K1, "stranger");
    private static readonly byte[] Bomb = Zlib(new byte[16 * 1024 * 1024]);

    public byte[] Next(IReadOnlyList<PackedTransaction> live)
    {
        var packed = live.Count > 0 ? live[random.Next(live.Count)] : Fresh(1);
        return Payload(random.Next(10) switch
        {
            0 => packed,
            1 => packed with { Signatures = [] },
            2 => packed with { Signatures = [.. Enumerable.Repeat(Stranger.Sign(Checksum256.Hash([1])), random.Next(1, 200))] },
            3 => packed with { Compression = CompressionType.Zlib },
            4 => new([], CompressionType.Zlib, [], Bomb),
            5 => new(packed.Signatures, CompressionType.Zlib, Bomb, packed.PackedTrx),
            6 => packed.Compress(),
            7 => Fresh(random.Next(2000)),
            8 => packed with { PackedContextFreeData = new byte[random.Next(100_000)] },
            _ => packed with { Signatures = [new(KeyType.WA, [.. new byte[65], 5, 1, 2, 3, 4, 5, 2, (byte)'{', (byte)'}'])] },
        });
    }

    private PackedTransaction Fresh(int actions)
    {
        var transaction = new Transaction
        {
            Expiration = new((uint)random.NextInt64(uint.MaxValue)),
            RefBlockNum = (ushort)random.Next(ushort.MaxValue),
            RefBlockPrefix = (uint)random.NextInt64(uint.MaxValue),
            DelaySec = random.Next(3) == 0 ? uint.MaxValue : 0,
            Actions = [.. Enumerable.Range(0, actions).Select(_ => new Action("eosio", "nothing", [new("stranger", "active")], []))],
        };
        return transaction.Sign(chainId, [Stranger]);
    }

    private static byte[] Payload(PackedTransaction packed)
    {
        var writer = new PackWriter();
        writer.WriteVarUInt32(8);
        packed.Pack(writer);
        return writer.ToArray();
    }

    private static byte[] Zlib(byte[] bytes)
    {
        using var compressed = new MemoryStream();
        using (var zlib = new ZLibStream(compressed, CompressionLevel.SmallestSize))
            zlib.Write(bytes);
        return compressed.ToArray();
    }
}
