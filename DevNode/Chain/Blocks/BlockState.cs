using Antelope;
using Antelope.Chain;
using Antelope.Serialization;

namespace DevNode.Chain;

/// <summary>A block with the state after its header; whether this node has applied it successfully (nodeos block_state).</summary>
public sealed class BlockState
{
    /// <summary>A block and its header's state; <paramref name="block"/> is null for the state a snapshot or a fork database's root starts from.</summary>
    public BlockState(BlockHeaderState headerState, SignedBlock? block, bool validated = false)
    {
        HeaderState = headerState;
        Block = block;
        Validated = validated;
    }

    public BlockHeaderState HeaderState { get; }
    public SignedBlock? Block { get; }

    /// <summary>True once the block was applied here. Set by the fork database only, which orders by it.</summary>
    public bool Validated { get; internal set; }

    public Checksum256 Id => HeaderState.Id;
    public uint BlockNum => HeaderState.BlockNum;
    public Checksum256 Previous => HeaderState.Previous;
    public BlockTimestamp Timestamp => HeaderState.Timestamp;
    public BlockHeader Header => HeaderState.Header.Header;
    public uint DposIrreversibleBlockNum => HeaderState.DposIrreversibleBlockNum;

    /// <summary>The input transactions as they were last applied: their keys need not be recovered again, and a fork switch gets them back.</summary>
    internal IReadOnlyList<TransactionMetadata> TransactionMetas { get; set; } = [];

    /// <summary>True when <see cref="TransactionMetas"/> carry recovered keys.</summary>
    internal bool ArePublicKeysRecovered { get; set; }

    /// <summary>The state of a received block on top of <paramref name="prev"/>, checked as nodeos checks headers and signatures.</summary>
    public static BlockState Create(BlockHeaderState prev, SignedBlock block, ProtocolFeatureSet features, bool skipValidateSignee) =>
        new(prev.Next(new(block.Header, block.ProducerSignature), BlockExtensions.AdditionalSignatures(block), features, skipValidateSignee), block);

    /// <summary>Appends the entry of fork_db.dat.</summary>
    public void Pack(PackWriter writer)
    {
        HeaderState.Pack(writer);
        writer.WriteBool(Block is not null);
        Block?.Pack(writer);
        writer.WriteBool(Validated);
    }

    public static BlockState Unpack(ref PackReader reader)
    {
        var header = BlockHeaderState.Unpack(ref reader);
        var block = reader.ReadBool() ? SignedBlock.Unpack(ref reader) : null;
        return new(header, block, reader.ReadBool());
    }
}
