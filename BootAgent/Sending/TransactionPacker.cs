using Antelope;
using Antelope.Api;
using Antelope.Chain;
using BootAgent.Nodes;
using BootAgent.Plan;

namespace BootAgent.Sending;

/// <summary>Builds and signs transactions, and divides groups of actions among as few of them as the limits allow.</summary>
public sealed class TransactionPacker(KeyRing keys, TimeProvider clock)
{
    /// <summary>How long a transaction may wait for its block; a lost one is replaced only after that.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(60);

    /// <summary>
    /// Most groups in one transaction: far below the CPU time that a transaction may take, and a trace that nodeos writes in
    /// the 30 ms it allows by default (http-max-response-time-ms).
    /// </summary>
    public const int MaximumGroups = 8;

    /// <summary>Most bytes of action data in one transaction of several groups, half of what nodeos's default limit allows.</summary>
    public const int MaximumDataSize = 256 * 1024;

    /// <summary>From this size on, in bytes, contracts travel and are billed compressed, as cleos does it.</summary>
    private const int CompressedSize = 16 * 1024;

    /// <summary>The groups in order, divided among transactions.</summary>
    public static IEnumerable<IReadOnlyList<ActionGroup>> Divide(IEnumerable<ActionGroup> groups)
    {
        var batch = new List<ActionGroup>();
        var size = 0;
        foreach (var group in groups)
        {
            if (batch.Count > 0 && (batch.Count == MaximumGroups || size + group.DataSize > MaximumDataSize))
            {
                yield return batch;
                batch = [];
                size = 0;
            }
            batch.Add(group);
            size += group.DataSize;
        }
        if (batch.Count > 0)
        {
            yield return batch;
        }
    }

    /// <summary>A signed transaction that refers to the last irreversible block, which no fork can take away.</summary>
    public SignedTransaction Sign(IReadOnlyList<ActionGroup> groups, ChainInfo chain)
    {
        // Nodes measure expiration by block time, which runs ahead of nothing but may lag behind this machine's clock.
        var now = TimePoint.From(clock.GetUtcNow());
        var start = now > chain.HeadBlockTime ? now : chain.HeadBlockTime;
        var actions = groups.SelectMany(group => group.Actions).ToList();
        var transaction = TransactionBuilder.Build(chain.LastIrreversibleBlockId, start, actions, Lifetime);
        var signers = groups.SelectMany(group => group.Actors).Select(actor => keys[actor]).DistinctBy(key => key.PublicKey);
        var compression = groups.Sum(group => group.DataSize) > CompressedSize ? CompressionType.Zlib : CompressionType.None;
        var packed = transaction.Sign(chain.ChainId, signers, compression);
        return new SignedTransaction(transaction.Id(), transaction.Expiration, packed, groups);
    }
}

/// <summary>A transaction ready to be sent.</summary>
public sealed record SignedTransaction(
    Checksum256 Id, TimePointSec Expiration, PackedTransaction Packed, IReadOnlyList<ActionGroup> Groups)
{
    /// <summary>What it does.</summary>
    public string What => Groups.Count == 1 ? Groups[0].What : $"{Groups[0].What} and {Groups.Count - 1} more";
}
