using Antelope;
using Antelope.Api;
using Antelope.Chain;
using Action = Antelope.Chain.Action;

namespace Bench.Robustness;

/// <summary>Sends a native action twenty times a second to a node, so that its blocks hold transactions.</summary>
internal sealed class NativeLoad : IAsyncDisposable
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(50);
    private readonly CancellationTokenSource _over = new();
    private readonly Task _run;

    public NativeLoad(DevNodeProcess node, Checksum256 chainId) => _run = RunAsync(node, chainId);

    /// <summary>Transactions accepted.</summary>
    public int Accepted { get; private set; }

    public async ValueTask DisposeAsync()
    {
        await _over.CancelAsync();
        await _run;
        _over.Dispose();
    }

    private async Task RunAsync(DevNodeProcess node, Checksum256 chainId)
    {
        using var timer = new PeriodicTimer(Interval, TimeProvider.System);
        try
        {
            for (uint sent = 0; await timer.WaitForNextTickAsync(_over.Token); sent++)
            {
                if (await node.TryInfoAsync() is not { } info)
                    continue;
                // The limit of a permission that is replaced: state changes, and no two transactions are the same.
                var authority = Authority.Of(DevNodeProcess.Key.PublicKey);
                var update = Action.Of("eosio", UpdateAuth.ActionName, [new("eosio", "active")], new UpdateAuth("eosio", "load", "active", authority));
                var transaction = TransactionBuilder.Build(info.LastIrreversibleBlockId, info.HeadBlockTime, [update], TimeSpan.FromSeconds(30 + (sent % 3000)));
                try
                {
                    await node.Api.SendTransactionAsync(transaction.Sign(chainId, [DevNodeProcess.Key]), _over.Token);
                    Accepted++;
                }
                catch (Exception e) when (e is ChainApiException or HttpRequestException)
                {
                    // A duplicate within one block, or a busy node: the next one may do.
                }
            }
        }
        catch (OperationCanceledException)
        {
            // The run is over.
        }
    }
}
