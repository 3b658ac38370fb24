using Antelope.Serialization;

namespace Antelope.Chain;

/// <summary>How <see cref="PackedTransaction"/> holds its bytes.</summary>
public enum CompressionType : byte
{
    None = 0,
    Zlib = 1,
}

/// <summary>A signed transaction as it travels and is stored in blocks (nodeos packed_transaction).</summary>
public sealed record PackedTransaction(
    IReadOnlyList<Signature> Signatures,
    CompressionType Compression,
    byte[] PackedContextFreeData,
    byte[] PackedTrx) : IPackable<PackedTransaction>
{
    /// <summary>The binary form of a transaction, uncompressed.</summary>
    public byte[] TransactionBytes() => Compression == CompressionType.None ? PackedTrx : Zlib.Inflate(PackedTrx);

    /// <summary>The transaction inside; throws <see cref="PackException"/> when the bytes are not one.</summary>
    public Transaction Transaction() => Packed.Unpack<Transaction>(TransactionBytes(), "eosio::chain::transaction");

    /// <summary>Context free data blobs.</summary>
    public IReadOnlyList<byte[]> ContextFreeData()
    {
        var bytes = Compression == CompressionType.None ? PackedContextFreeData : Zlib.Inflate(PackedContextFreeData);
        if (bytes.Length == 0)
            return [];
        try
        {
            var reader = new PackReader(bytes);
            var count = reader.ReadElementCount();
            var blobs = new List<byte[]>();
            while (blobs.Count < count)
                blobs.Add(reader.ReadBytes());
            return blobs;
        }
        catch (PackException e)
        {
            throw e.Within([UnpackSteps.Unpacking("std::vector<std::vector<char>>")]);
        }
    }

    /// <summary>Packs a transaction without compression.</summary>
    public static PackedTransaction Of(Transaction transaction, IReadOnlyList<Signature> signatures, IReadOnlyList<byte[]>? contextFreeData = null) =>
        new(signatures, CompressionType.None, contextFreeData is { Count: > 0 } blobs ? PackContextFreeData(blobs) : [], Packed.Pack(transaction));

    /// <summary>A count, then each blob with its own count.</summary>
    public static byte[] PackContextFreeData(IReadOnlyList<byte[]> blobs)
    {
        var writer = new PackWriter();
        writer.WriteVarUInt32((uint)blobs.Count);
        foreach (var blob in blobs)
            writer.WriteBytes(blob);
        return writer.ToArray();
    }

    /// <summary>sha256 over signatures and packed context free data and the packed form, as the receipt's merkle leaf uses it.</summary>
    public Checksum256 Digest()
    {
        var prunable = Checksum256.HashOf(this, static (packed, writer) =>
        {
            writer.WriteArray(packed.Signatures);
            writer.WriteBytes(packed.PackedContextFreeData);
        });
        return Checksum256.HashOf((Packed: this, prunable), static (digest, writer) =>
        {
            writer.WriteUInt8((byte)digest.Packed.Compression);
            writer.WriteBytes(digest.Packed.PackedTrx);
            digest.prunable.Pack(writer);
        });
    }

    public void Pack(PackWriter writer)
    {
        writer.WriteArray(Signatures);
        writer.WriteUInt8((byte)Compression);
        writer.WriteBytes(PackedContextFreeData);
        writer.WriteBytes(PackedTrx);
    }

    public static PackedTransaction Unpack(ref PackReader reader)
    {
        var signatures = reader.ReadArray<Signature>();
        var compression = reader.ReadUInt8();
        if (compression > 1)
            throw new PackException($"Unknown transaction compression algorithm {compression}");
        return new(signatures, (CompressionType)compression, reader.ReadBytes(), reader.ReadBytes());
    }

    /// <summary>The same transaction with its bytes compressed by zlib; no context free data stays no bytes.</summary>
    public PackedTransaction Compress() => Compression == CompressionType.Zlib
        ? this
        : this with { Compression = CompressionType.Zlib, PackedTrx = Zlib.Deflate(PackedTrx), PackedContextFreeData = Zlib.Deflate(PackedContextFreeData) };
}
