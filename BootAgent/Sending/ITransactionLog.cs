using System.Diagnostics;
using Antelope;
using BootAgent.Nodes;

namespace BootAgent.Sending;

/// <summary>Is told what becomes of each transaction.</summary>
public interface ITransactionLog
{
    /// <summary>It is about to be sent; the activity, if any, lasts until the node has answered.</summary>
    Activity? Start(ChainNode node, SignedTransaction transaction);

    /// <summary>The node has executed it.</summary>
    void Accepted(SignedTransaction transaction);

    /// <summary>It is in a block; null when the node could not show which.</summary>
    void Confirmed(Checksum256 id, uint? blockNumber);

    /// <summary>The node has refused it or not answered.</summary>
    void Failed(SignedTransaction transaction, Exception reason);
}
