using System.Buffers.Binary;

namespace Antelope.Chain;

/// <summary>Transactions that refer to a block of their chain (TAPOS), and their signatures.</summary>
public static class TransactionBuilder
{
    /// <summary>nodeos's default of max_transaction_lifetime: a later expiration is refused.</summary>
    public static readonly TimeSpan MaxLifetime = TimeSpan.FromHours(1);

    /// <summary>
    /// A transaction valid on the branch of <paramref name="referenceBlock"/> (best the last irreversible one) until
    /// <paramref name="lifetime"/> after <paramref name="headTime"/>.
    /// </summary>
    public static Transaction Build(Checksum256 referenceBlock, TimePoint headTime, IReadOnlyList<Action> actions, TimeSpan lifetime) => new()
    {
        Expiration = TimePointSec.From(headTime + lifetime),
        RefBlockNum = (ushort)BlockHeader.NumFromId(referenceBlock),
        RefBlockPrefix = BinaryPrimitives.ReadUInt32LittleEndian(referenceBlock.Bytes[8..]),
        Actions = actions,
    };

    /// <summary>Signs for a chain and packs, compressed by zlib when asked.</summary>
    public static PackedTransaction Sign(
        this Transaction transaction,
        Checksum256 chainId,
        IEnumerable<PrivateKey> keys,
        CompressionType compression = CompressionType.None,
        IReadOnlyList<byte[]>? contextFreeData = null)
    {
        var digest = transaction.SigningDigest(chainId, contextFreeData ?? []);
        var packed = PackedTransaction.Of(transaction, [.. keys.Select(k => k.Sign(digest))], contextFreeData);
        return compression == CompressionType.Zlib ? packed.Compress() : packed;
    }
}
