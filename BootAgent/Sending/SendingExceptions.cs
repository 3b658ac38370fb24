using Antelope;
using BootAgent.Nodes;

namespace BootAgent.Sending;

/// <summary>A node has refused a transaction for good.</summary>
public class RejectedException(SignedTransaction transaction, NodeException cause)
    : Exception($"transaction {transaction.Id} ({transaction.What}): {cause.Message}", cause)
{
    /// <summary>Its id.</summary>
    public Checksum256 Id => transaction.Id;
}

/// <summary>A transaction takes more CPU time or NET than one may; fewer actions in it may do.</summary>
public sealed class TooMuchException(SignedTransaction transaction, NodeException cause) : RejectedException(transaction, cause);

/// <summary>A transaction that a node had taken has expired without being in a block; what it did has to be looked at again.</summary>
public sealed class LostException(SignedTransaction transaction)
    : Exception($"transaction {transaction.Id} ({transaction.What}) expired at {transaction.Expiration} without being in a block");
