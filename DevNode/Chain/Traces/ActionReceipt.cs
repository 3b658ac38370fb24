using Antelope;

namespace DevNode.Chain;

/// <summary>What an executed action leaves in the block's action merkle tree (nodeos action_receipt.hpp).</summary>
public sealed class ActionReceipt
{
    public Name Receiver { get; set; }
    public Checksum256 ActDigest { get; set; }

    /// <summary>Actions executed since genesis, this one included.</summary>
    public ulong GlobalSequence { get; set; }

    /// <summary>Actions with this receiver since genesis, this one included.</summary>
    public ulong RecvSequence { get; set; }

    /// <summary>For each authorizing account the number of actions it authorized, ordered by account.</summary>
    public IReadOnlyList<(Name Account, ulong Sequence)> AuthSequence { get; init; } = [];

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
            AuthSequence[i].Account.Pack(writer);
            writer.WriteUInt64(AuthSequence[i].Sequence);
        }
        writer.WriteVarUInt32(CodeSequence);
        writer.WriteVarUInt32(AbiSequence);
    }
}
