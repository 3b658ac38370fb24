using Antelope.Chain;
using Antelope.Serialization;

namespace DevNode.Chain;

/// <summary>Sizes that NET is billed by, in bytes (nodeos transaction.cpp).</summary>
public static class PackedTransactionSizes
{
    /// <summary>What must stay in the block.</summary>
    public static ulong UnprunableSize(this PackedTransaction transaction) =>
        Config.FixedNetOverheadOfPackedTrx + (ulong)transaction.PackedTrx.Length;

    /// <summary>Signatures and context free data.</summary>
    public static ulong PrunableSize(this PackedTransaction transaction)
    {
        var size = PackWriter.VarUInt32Size((uint)transaction.Signatures.Count) + transaction.PackedContextFreeData.Length;
        for (var i = 0; i < transaction.Signatures.Count; i++)
            size += transaction.Signatures[i].PackedSize;
        return (ulong)size;
    }
}
