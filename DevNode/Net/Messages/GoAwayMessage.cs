using Antelope;
using Antelope.Serialization;

namespace DevNode.Net;

/// <summary>Why a node does not want a connection (numbers as on the wire).</summary>
public enum GoAwayReason : uint
{
    NoReason = 0,
    Self = 1,
    Duplicate = 2,
    WrongChain = 3,
    WrongVersion = 4,
    Forked = 5,
    Unlinkable = 6,
    BadTransaction = 7,
    Validation = 8,
    BenignOther = 9,
    FatalOther = 10,
    Authentication = 11,
}

/// <summary>Asks the other side to close the connection (type 2).</summary>
public sealed record GoAwayMessage(GoAwayReason Reason, Checksum256 NodeId = default) : IPackable<GoAwayMessage>
{
    public void Pack(PackWriter writer)
    {
        writer.WriteUInt32((uint)Reason);
        NodeId.Pack(writer);
    }

    public static GoAwayMessage Unpack(ref PackReader reader) => new((GoAwayReason)reader.ReadUInt32(), Checksum256.Unpack(ref reader));
}

/// <summary>Texts of <see cref="GoAwayReason"/>.</summary>
public static class GoAwayReasons
{
    /// <summary>The reason in words.</summary>
    public static string Text(this GoAwayReason reason) => reason switch
    {
        GoAwayReason.NoReason => "no reason",
        GoAwayReason.Self => "self connect",
        GoAwayReason.Duplicate => "duplicate",
        GoAwayReason.WrongChain => "wrong chain",
        GoAwayReason.WrongVersion => "wrong version",
        GoAwayReason.Forked => "chain is forked",
        GoAwayReason.Unlinkable => "unlinkable block received",
        GoAwayReason.BadTransaction => "bad transaction",
        GoAwayReason.Validation => "invalid block",
        GoAwayReason.BenignOther => "not fatal, possibly an unknown block",
        GoAwayReason.FatalOther => "some other failure",
        GoAwayReason.Authentication => "authentication failure",
        _ => $"unknown reason {(uint)reason}",
    };
}
