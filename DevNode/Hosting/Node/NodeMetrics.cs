using System.Diagnostics;
using System.Diagnostics.Metrics;
using Antelope.Chain;
using DevNode.Chain;
using DevNode.Net;

namespace DevNode.Hosting;

/// <summary>The node's instruments, of meter and activity source "DevNode".</summary>
public sealed class NodeMetrics : IDisposable
{
    /// <summary>Name of the meter and of the activity source.</summary>
    public const string Name = "DevNode";

    /// <summary>Spans of pushed transactions.</summary>
    public static readonly ActivitySource Source = new(Name);

    private readonly Meter _meter = new(Name);
    private readonly Counter<long> _produced;
    private readonly Counter<long> _received;
    private readonly Counter<long> _applied;
    private readonly Counter<long> _failed;

    public NodeMetrics(IPeerChain chain, PeerNetwork network)
    {
        _meter.CreateObservableGauge("head_block_num", () => (long)chain.Info.HeadNum, description: "Number of the head block");
        _meter.CreateObservableGauge("last_irreversible_block_num", () => (long)chain.Info.LibNum, description: "Number of the last irreversible block");
        _meter.CreateObservableGauge("peers", () => network.PeerCount, description: "Connections to peers");
        _produced = _meter.CreateCounter<long>("blocks_produced", description: "Blocks made by this node");
        _received = _meter.CreateCounter<long>("blocks_received", description: "Blocks taken from peers");
        _applied = _meter.CreateCounter<long>("transactions_applied", description: "Transactions in blocks");
        _failed = _meter.CreateCounter<long>("transactions_failed", description: "Pushed transactions that failed");
    }

    /// <summary>A block of ours became the head.</summary>
    public void Produced() => _produced.Add(1);

    /// <summary>A block of a peer was taken.</summary>
    public void Received() => _received.Add(1);

    /// <summary>A block was accepted.</summary>
    public void Accepted(BlockState state) => _applied.Add(state.Block!.Transactions.Count(r => r.Status == TransactionStatus.Executed));

    /// <summary>A pushed transaction failed.</summary>
    public void Failed() => _failed.Add(1);

    public void Dispose() => _meter.Dispose();
}
