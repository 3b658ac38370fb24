using Antelope;

namespace DevNode.Chain;

/// <summary>nodeos's merkle tree over digests: pairs marked left and right in the top bit of their first byte (nodeos merkle.cpp).</summary>
public static class Merkle
{
    /// <summary>The root over the leaves; zero when there are none. An odd last node is paired with itself.</summary>
    public static Checksum256 Root(IEnumerable<Checksum256> leaves) => RootOver(leaves.ToArray());

    /// <summary>The same; what is computed overwrites the leaves.</summary>
    public static Checksum256 RootOver(Span<Checksum256> nodes)
    {
        if (nodes.IsEmpty)
            return default;
        for (var count = nodes.Length; count > 1; count = (count + 1) / 2)
        {
            for (var i = 0; i < count; i += 2)
                nodes[i / 2] = HashPair(nodes[i], nodes[Math.Min(i + 1, count - 1)]);
        }
        return nodes[0];
    }

    /// <summary>sha256 of the pair, left with the top bit of its first byte cleared, right with it set.</summary>
    public static Checksum256 HashPair(Checksum256 left, Checksum256 right)
    {
        Span<byte> pair = stackalloc byte[2 * Checksum256.Size];
        left.Bytes.CopyTo(pair);
        right.Bytes.CopyTo(pair[Checksum256.Size..]);
        pair[0] &= 0x7f;
        pair[Checksum256.Size] |= 0x80;
        return Checksum256.Hash(pair);
    }

    /// <summary>sha256 of two digests as they are.</summary>
    public static Checksum256 Concatenated(Checksum256 first, Checksum256 second)
    {
        Span<byte> pair = stackalloc byte[2 * Checksum256.Size];
        first.Bytes.CopyTo(pair);
        second.Bytes.CopyTo(pair[Checksum256.Size..]);
        return Checksum256.Hash(pair);
    }
}
