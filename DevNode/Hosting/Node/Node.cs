using System.Security.Cryptography;
using DevNode.Chain;
using DevNode.Http;
using DevNode.Net;

namespace DevNode.Hosting;

/// <summary>A node: the chain on its thread, the producer, the network.</summary>
public sealed class Node : IAsyncDisposable
{
    private readonly Controller _controller;
    private readonly BlockLog _blockLog;
    private readonly NodeMetrics _metrics;
    private readonly ThreadTimers? _timers;
    private readonly ILogger _log;

    private Node(NodeConfiguration configuration, ChainRecords records, Controller controller, BlockLog blockLog, TimeProvider time, ILoggerFactory logs, Action stop)
    {
        _controller = controller;
        _blockLog = blockLog;
        _log = logs.CreateLogger<Node>();
        Configuration = configuration;
        Records = records;
        Chain = new(controller, e => NodeLog.ChainThreadFailed(_log, e));
        _timers = time == TimeProvider.System ? new() : null;
        Producer = new(controller, Chain, configuration.Producer, _timers ?? time, logs.CreateLogger<BlockProducer>(), stop);
        PeerChain = new PeerChain(controller, Chain, Producer, logs.CreateLogger<BlockProducer>());
        Network = new(configuration.Net, PeerChain, time, RandomNumberGenerator.Create(), logs.CreateLogger<PeerNetwork>());
        _metrics = new(PeerChain, Network);
        Connect();
    }

    public NodeConfiguration Configuration { get; }

    /// <summary>The only way to the controller.</summary>
    public ChainThread Chain { get; }
    public BlockProducer Producer { get; }
    public PeerNetwork Network { get; }
    internal IPeerChain PeerChain { get; }

    /// <summary>What follows the chain for its API.</summary>
    public ChainRecords Records { get; }

    /// <summary>
    /// Opens the chain's files and brings the state up to their end. Throws <see cref="OptionException"/> or <see cref="ChainException"/>;
    /// nothing runs then.
    /// </summary>
    public static Node Open(NodeConfiguration configuration, TimeProvider time, ILoggerFactory logs, Action stop, CancellationToken cancellation)
    {
        var log = logs.CreateLogger<Node>();
        foreach (var option in NodeOptions.All.Where(o => o.Ignored is not null && configuration.Values.IsGiven(o.Name)))
            NodeLog.OptionIgnored(log, option.Name, option.Ignored!);
        NodeLog.Starting(log, configuration.Paths.ConfigFile, configuration.Paths.DataDir);
        var records = ChainRecords.From(configuration.Values, configuration.Paths.DataDir, time, stop);
        var (chain, blockLog) = ChainOpener.Open(configuration, time, logs, stop, records, cancellation);
        var node = new Node(configuration, records, chain, blockLog, time, logs, stop);
        // Before anything else on its thread, and while the servers start.
        node.Chain.Post(c => c.WarmUp(), ChainPriority.Highest);
        return node;
    }

    /// <summary>Listens, connects and produces.</summary>
    public async Task StartAsync(CancellationToken cancellation)
    {
        await Network.ListenAsync(cancellation);
        await Chain.RunAsync(_ => Producer.Start(), ChainPriority.Highest);
        Network.Start();
    }

    /// <summary>Stops everything in order and writes what the next run needs.</summary>
    public async ValueTask DisposeAsync()
    {
        await Network.DisposeAsync();
        Chain.Dispose();
        Producer.Dispose();
        _timers?.Dispose();
        _metrics.Dispose();
        _controller.Dispose();
        if (Configuration.Values.Bool("integrity-hash-on-stop"))
            NodeLog.IntegrityHash(_log, _controller.HeadBlockNum, _controller.CalculateIntegrityHash().ToString());
        Save("the reversible blocks", () => ChainFiles.WriteForks(Configuration.Paths, _controller.ForkDb));
        NodeLog.Stopped(_log, _controller.HeadBlockNum, _controller.LastIrreversibleBlockNum);
        Save("the state", () => StateFile.Write(Configuration.Paths, _controller));
        _blockLog.Dispose();
    }

    /// <summary>A disk that is full must not keep the node from stopping in order: what was saved before stays.</summary>
    private void Save(string what, System.Action write)
    {
        try
        {
            write();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            NodeLog.NotSaved(_log, what, e.Message);
        }
    }

    private void Connect()
    {
        _controller.AcceptedBlock += state =>
        {
            Network.OnAcceptedBlock(state.Block!, state.Id);
            _metrics.Accepted(state);
        };
        _controller.PreAcceptedBlock += block =>
        {
            if (_controller.IsTrustedProducer(block.Header.Producer))
                Network.OnAcceptedBlock(block, block.Header.CalculateId());
        };
        Producer.TransactionAccepted += metadata =>
            Network.OnTransactionAccepted(metadata.PackedTrx, metadata.Id, metadata.Transaction.Expiration);
        if (Records.Retry is { } retry)
            retry.Send = packed => Network.OnTransactionAccepted(packed, packed.Transaction().Id(), packed.Transaction().Expiration);
        Producer.TransactionFailed += _metrics.Failed;
        Producer.BlockProduced += _ => _metrics.Produced();
        Producer.BlockReceived += _metrics.Received;
    }
}
