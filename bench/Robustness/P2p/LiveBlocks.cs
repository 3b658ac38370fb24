using Antelope;
using Antelope.Chain;
using DevNode.Net;

namespace Bench.Robustness;

/// <summary>An honest peer that keeps the newest blocks and transactions a node sends: what the hostile messages are made from.</summary>
internal sealed class LiveBlocks : IAsyncDisposable
{
    private const int Kept = 64;
    private readonly CancellationTokenSource _over = new();
    private readonly DevNodeProcess _node;
    private readonly Checksum256 _chainId;
    private readonly Task _run;
    private volatile SignedBlock[] _blocks = [];
    private volatile PackedTransaction[] _transactions = [];

    public LiveBlocks(DevNodeProcess node, Checksum256 chainId)
    {
        _node = node;
        _chainId = chainId;
        _run = Task.Run(RunAsync);
    }

    /// <summary>The newest blocks, oldest first.</summary>
    public IReadOnlyList<SignedBlock> Blocks => _blocks;

    /// <summary>The newest transactions, oldest first.</summary>
    public IReadOnlyList<PackedTransaction> Transactions => _transactions;

    public async ValueTask DisposeAsync()
    {
        await _over.CancelAsync();
        await _run;
        _over.Dispose();
    }

    private async Task RunAsync()
    {
        var random = new Random(0);
        try
        {
            while (!_over.IsCancellationRequested)
                await ListenAsync(random);
        }
        catch (OperationCanceledException)
        {
            // The run is over.
        }
    }

    private async Task ListenAsync(Random random)
    {
        using var peer = await PeerSocket.ConnectAsync(_node.P2pPort);
        var info = await _node.Api.GetInfoAsync(_over.Token);
        await peer.SendAsync(NetMessage.Frame(Handshakes.Of(random, _chainId, info)));
        while (await peer.ReadAsync(_over.Token) is { } payload)
        {
            switch (NetMessage.Parse(payload))
            {
                case SignedBlock block:
                    _blocks = [.. _blocks.TakeLast(Kept - 1), block];
                    break;
                case PackedTransaction transaction:
                    _transactions = [.. _transactions.TakeLast(Kept - 1), transaction];
                    break;
                case TimeMessage { Org: 0 } time:
                    await peer.SendAsync(NetMessage.Frame(new TimeMessage(time.Xmt, time.Xmt, time.Xmt, 0)));
                    break;
            }
        }
    }
}
