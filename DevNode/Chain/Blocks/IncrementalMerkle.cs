using System.Numerics;
using Antelope;
using Antelope.Serialization;

namespace DevNode.Chain;

/// <summary>
/// A merkle tree that grows by one leaf at a time and keeps only the nodes later leaves need; the last active node is the
/// root (nodeos incremental_merkle.hpp). Immutable: appending gives a new tree.
/// </summary>
public sealed record IncrementalMerkle(IReadOnlyList<Checksum256> ActiveNodes, ulong NodeCount) : IPackable<IncrementalMerkle>
{
    public static IncrementalMerkle Empty { get; } = new([], 0);

    /// <summary>The root; zero for the empty tree.</summary>
    public Checksum256 Root => NodeCount > 0 ? ActiveNodes[^1] : default;

    /// <summary>The tree with one more leaf.</summary>
    public IncrementalMerkle Append(Checksum256 digest)
    {
        var depth = MaxDepth(NodeCount + 1) - 1;
        var index = NodeCount;
        var top = digest;
        var next = 0;
        var partial = false;
        var updated = new List<Checksum256>(depth + 1);
        for (; depth > 0; depth--, index >>= 1)
        {
            if ((index & 1) == 0)
            {
                // A left node whose right sibling does not exist yet: the sibling is implied to be equal.
                if (!partial)
                    updated.Add(top);
                top = Merkle.HashPair(top, top);
                partial = true;
            }
            else
            {
                var left = ActiveNodes[next++];
                if (partial)
                    updated.Add(left);
                top = Merkle.HashPair(left, top);
            }
        }
        updated.Add(top);
        return new(updated, NodeCount + 1);
    }

    private static int MaxDepth(ulong nodeCount) =>
        nodeCount == 0 ? 0 : BitOperations.Log2(BitOperations.RoundUpToPowerOf2(nodeCount)) + 1;

    public void Pack(PackWriter writer)
    {
        writer.WriteArray(ActiveNodes);
        writer.WriteUInt64(NodeCount);
    }
    public static IncrementalMerkle Unpack(ref PackReader reader) => new(reader.ReadArray<Checksum256>(), reader.ReadUInt64());
}
