using Antelope;
using Antelope.Chain;
using DevNode.Tests.Chain;

namespace DevNode.Tests.Http;

/// <summary>The clock when api/*.json was recorded, and what nodeos had done until then: three blocks on top of the recorded log.</summary>
internal sealed class RecordedMoment : TimeProvider
{
    /// <summary>The key of eosio in the recordings.</summary>
    private static readonly PrivateKey Key = PrivateKey.Parse("5KAiyMwUzgWY6KruxZq2ziajX59PJry8HU5qaCJHcpajbLhkCZo");
    private static readonly string[] Blocks = ["2026-11-22T12:06:16.500", "2026-11-22T12:06:17.000", "2026-11-22T12:06:17.500"];

    /// <summary>It stands still, so that the recorded transactions do not expire.</summary>
    public override DateTimeOffset GetUtcNow() => new(2026, 11, 22, 12, 6, 17, 700, TimeSpan.Zero);

    /// <summary>Makes the three blocks and has the node look at them; gives the id of the last.</summary>
    public static Task<Checksum256> ProduceAsync(ApiNode node) => node.Node.Chain.RunAsync(chain =>
    {
        foreach (var time in Blocks)
        {
            chain.StartBlock(BlockTimestamp.Parse(time), 0);
            chain.FinalizeBlock(new(), digest => [Key.Sign(digest)]);
            chain.CommitBlock();
        }
        node.Node.Producer.Resume();
        node.Node.Producer.Pause();
        return chain.HeadBlockId;
    });
}
