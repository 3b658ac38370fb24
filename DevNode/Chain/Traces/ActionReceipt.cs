using Antelope;

namespace DevNode.Chain;

/// <summary>What an executed action leaves in the block's action merkle tree (nodeos action_receipt.hpp).</summary>
/// <param name="authorizers">How many accounts are expected in <see cref="AuthSequence"/>.</param>
public sealed class ActionReceipt(int authorizers)
{
    public Name Receiver { get; set; }
    public Checksum256 ActDigest { get; set; }

    /// <summary>Actions executed since genesis, this one included.</summary>
    public ulong GlobalSequence { get; set; }

    /// <summary>Actions with this receiver since genesis, this one included.</summary>
    public ulong RecvSequence { get; set; }

    /// <summary>For each authorizing account the number of actions it authorized, ordered by account.</summary>
    public SortedList<Name, ulong> AuthSequence { get; } = new(authorizers);

    /// <summary>Number of setcodes on the action's account.</summary>
    public uint CodeSequence { get; set; }

    /// <summary>Number of setabis on the action's account.</summary>
    public uint AbiSequence { get; set; }

    /// <summary>sha256 of the packed receipt: the leaf of the action merkle tree.</summary>
    public Checksum256 Digest() => Checksum256.HashOf(this, static (receipt, writer) => receipt.Pack(writer));

    internal void Pack(Antelope.Serialization.PackWriter writer)
    {
        Receiver.Pack(writer);
        ActDigest.Pack(writer);
        writer.WriteUInt64(GlobalSequence);
        writer.WriteUInt64(RecvSequence);
        writer.WriteVarUInt32((uint)AuthSequence.Count);
        for (var i = 0; i < AuthSequence.Count; i++)
        {
            AuthSequence.GetKeyAtIndex(i).Pack(writer);
            writer.WriteUInt64(AuthSequence.GetValueAtIndex(i));
        }
        writer.WriteVarUInt32(CodeSequence);
        writer.WriteVarUInt32(AbiSequence);
    }
}
