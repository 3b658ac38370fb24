using System.Buffers.Binary;
using Antelope;
using Antelope.Chain;
using DevNode.Chain;

namespace DevNode.Tests.Chain;

/// <summary>
/// Recorded contract actions, repeated at random with damaged data, delays and deferred transactions: most fail and must leave
/// nothing behind, so a second chain that gets only the blocks ends in the same state.
/// </summary>
public sealed class RandomTransactionsTests
{
    private static readonly PrivateKey[] Keys =
        [.. new[] { "eosio", "alice" }.Select(name => PrivateKey.FromSeed(KeyType.K1, $"antelope golden test key K1 {name}"))];

    private static readonly PackedTransaction[] Material =
        [.. GoldenTransactions.Read("chain/contract/transactions.json.gz").Where(entry => entry.Label() != "traptest::loop").Select(entry => entry.Packed())];

    private static readonly Checksum256 Genesis = GoldenChain.Blocks("contract")[0].Header.CalculateId();

    [Theory]
    [InlineData(1)]
    public void A_chain_that_gets_the_blocks_has_the_state_of_the_one_that_made_them(int seed)
    {
        using var producing = new ChainUnderTest("contract");
        using var applying = new ChainUnderTest("contract");
        producing.Controller.Startup(GoldenChain.Genesis);
        applying.Controller.Startup(GoldenChain.Genesis);
        var random = new Random(seed);
        var (accepted, refused, scheduled) = (0, 0, 0);
        for (uint block = 0; block < 8; block++)
        {
            producing.Controller.StartBlock();
            scheduled += PushScheduled(producing.Controller);
            for (uint i = 0; i < 25; i++)
            {
                if (Push(producing.Controller, Compose(random, producing.Controller, 20_000 + block * 25 + i)))
                    accepted++;
                else
                    refused++;
            }
            producing.Controller.FinalizeBlock(new(), digest => [Keys[0].Sign(digest)]);
            producing.Controller.CommitBlock();
            applying.Controller.Receive(producing.Controller.HeadBlockState);
        }
        accepted.ShouldBeGreaterThan(20);
        refused.ShouldBeGreaterThan(30);
        scheduled.ShouldBeGreaterThan(5);
        applying.Controller.HeadBlockId.ShouldBe(producing.Controller.HeadBlockId);
        applying.Controller.CalculateIntegrityHash().ShouldBe(producing.Controller.CalculateIntegrityHash());
    }

    /// <summary>Up to three recorded transactions in one; <paramref name="distinct"/> keeps it from being a duplicate.</summary>
    private static PackedTransaction Compose(Random random, Controller chain, uint distinct)
    {
        var parts = Enumerable.Range(0, random.Next(1, 4)).Select(_ => Material[random.Next(Material.Length)]).ToArray();
        var withContextFree = random.Next(8) == 0 ? parts.FirstOrDefault(part => part.Transaction().ContextFreeActions.Count > 0) : null;
        var transaction = new Transaction
        {
            Expiration = TimePointSec.From(chain.HeadBlockTime + TimeSpan.FromMinutes(5)),
            RefBlockNum = 1,
            RefBlockPrefix = BinaryPrimitives.ReadUInt32LittleEndian(Genesis.Bytes[8..]),
            MaxNetUsageWords = distinct,
            DelaySec = random.Next(6) == 0 ? (uint)random.Next(1, 3) : 0,
            Actions = [.. parts.SelectMany(part => part.Transaction().Actions).Select(action => Damage(random, action))],
            ContextFreeActions = withContextFree?.Transaction().ContextFreeActions ?? [],
        };
        var data = withContextFree?.ContextFreeData() ?? [];
        var digest = transaction.SigningDigest(chain.ChainId, data);
        return PackedTransaction.Of(transaction, [.. RequiredKeys(chain, transaction).Select(key => key.Sign(digest))], data);
    }

    private static Antelope.Chain.Action Damage(Random random, Antelope.Chain.Action action)
    {
        if (action.Data.Length == 0 || random.Next(6) != 0)
            return action;
        var data = (byte[])action.Data.Clone();
        data[random.Next(data.Length)] = (byte)random.Next(256);
        return action with { Data = data };
    }

    private static IEnumerable<PrivateKey> RequiredKeys(Controller chain, Transaction transaction)
    {
        var delay = transaction.DelaySec * 1_000_000L;
        try
        {
            var required = chain.Authorization.GetRequiredKeys(transaction, [.. Keys.Select(key => key.PublicKey)], delay);
            return Keys.Where(key => required.Contains(key.PublicKey));
        }
        catch (ChainException)
        {
            return [];
        }
    }

    private static bool Push(Controller chain, PackedTransaction packed)
    {
        var metadata = TransactionMetadata.RecoverKeys(packed, chain.ChainId, TransactionType.Input, long.MaxValue, uint.MaxValue, TimeProvider.System);
        return chain.PushTransaction(metadata, TimePoint.MaxValue, long.MaxValue, 100, true, 0).Except is null;
    }

    private static int PushScheduled(Controller chain)
    {
        var due = chain.Db.GeneratedTransactions.ByDelay.All().Where(row => row.DelayUntil <= chain.PendingBlockTime).Select(row => row.TrxId).ToList();
        foreach (var id in due)
            chain.PushScheduledTransaction(id, TimePoint.MaxValue, long.MaxValue, 100, true);
        return due.Count;
    }
}
