using Antelope.Serialization;

namespace Antelope.Chain;

/// <summary>A header and the producer's signature over it.</summary>
public sealed record SignedBlockHeader(BlockHeader Header, Signature ProducerSignature) : IPackable<SignedBlockHeader>
{
    public void Pack(PackWriter writer)
    {
        Header.PackHeader(writer);
        ProducerSignature.Pack(writer);
    }
    public static SignedBlockHeader Unpack(ref PackReader reader) =>
        new(BlockHeader.UnpackHeader(ref reader), Signature.Unpack(ref reader));
}

/// <summary>A block as stored in blocks.log and sent between nodes (nodeos signed_block).</summary>
public sealed record SignedBlock(
    BlockHeader Header,
    Signature ProducerSignature,
    IReadOnlyList<TransactionReceipt> Transactions,
    IReadOnlyList<Extension> BlockExtensions) : IPackable<SignedBlock>
{
    public uint BlockNum => Header.BlockNum;

    public void Pack(PackWriter writer)
    {
        Header.PackHeader(writer);
        ProducerSignature.Pack(writer);
        writer.WriteArray(Transactions);
        writer.WriteArray(BlockExtensions);
    }

    public static SignedBlock Unpack(ref PackReader reader) =>
        new(BlockHeader.UnpackHeader(ref reader), Signature.Unpack(ref reader), reader.ReadArray<TransactionReceipt>(), reader.ReadArray<Extension>());
}
