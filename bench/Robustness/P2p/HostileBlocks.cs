using Antelope;
using Antelope.Chain;

namespace Bench.Robustness;

/// <summary>Blocks that parse and must not be taken: each is a real one or its successor with one thing wrong.</summary>
internal sealed class HostileBlocks(Random random)
{
    private static readonly PrivateKey Stranger = PrivateKey.FromSeed(KeyType.K1, "stranger");

    /// <summary>A forged block; its id is not the real one's, unless only signature or transactions differ.</summary>
    public SignedBlock Next(SignedBlock real)
    {
        var next = Successor(real);
        return random.Next(13) switch
        {
            0 => real with { ProducerSignature = BrokenSignature(real.ProducerSignature) },
            1 => real with { Transactions = [.. real.Transactions.Skip(1), .. real.Transactions, .. real.Transactions] },
            2 => real with { Header = real.Header with { ActionMroot = AnyId() } },
            3 => real with { Header = real.Header with { TransactionMroot = AnyId() } },
            4 => real with { Header = real.Header with { Timestamp = new(uint.MaxValue - (uint)random.Next(10)) } },
            5 => real with { Header = real.Header with { Timestamp = new(real.Header.Timestamp.Slot + (uint)random.Next(1, 1000)) } },
            6 => real with { Header = real.Header with { Confirmed = (ushort)random.Next(ushort.MaxValue) } },
            7 => next with { ProducerSignature = Stranger.Sign(next.Header.Digest()) },
            8 => next with { Header = next.Header with { Producer = "stranger" } },
            9 => next with { Header = next.Header with { Previous = AnyId() } },
            10 => next with { Header = next.Header with { ScheduleVersion = uint.MaxValue } },
            11 => next with { Header = next.Header with { NewProducers = new(1, [new("stranger", Stranger.PublicKey)]) } },
            _ => next with { Header = next.Header with { HeaderExtensions = [new((ushort)random.Next(4), [1, 2, 3])] }, BlockExtensions = [new((ushort)random.Next(4), [9])] },
        };
    }

    /// <summary>A block over a real one, right but for its signature.</summary>
    private static SignedBlock Successor(SignedBlock real) => new(
        real.Header with { Previous = real.Header.CalculateId(), Timestamp = new(real.Header.Timestamp.Slot + 1), TransactionMroot = default },
        real.ProducerSignature, [], []);

    private Signature BrokenSignature(Signature real)
    {
        var data = real.Data.ToArray();
        data[random.Next(1, data.Length)] ^= (byte)(1 << random.Next(8));
        return new(real.Type, data);
    }

    private Checksum256 AnyId()
    {
        var bytes = new byte[Checksum256.Size];
        random.NextBytes(bytes);
        return new(bytes);
    }
}
