using System.Collections.Concurrent;
using Antelope;
using Antelope.Api;
using Antelope.Chain;

namespace Bench.Network;

/// <summary>Sends random transactions to the nodes in turn, at a rate, and counts what becomes of them.</summary>
internal sealed class Load(IReadOnlyList<NetworkNode> nodes, Func<RandomTransaction> next, double rate)
{
    private const int InFlight = 16;
    private readonly SortedDictionary<string, (int Accepted, int Refused)> _counts = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, (int Count, string First)> _errors = new(StringComparer.Ordinal);
    private readonly ConcurrentBag<Checksum256> _accepted = [];
    private int _unanswered;

    public int Accepted => _counts.Values.Sum(c => c.Accepted);
    public int Refused => _counts.Values.Sum(c => c.Refused);

    /// <summary>Ids of the accepted ones.</summary>
    public IReadOnlyCollection<Checksum256> AcceptedIds => _accepted;

    /// <summary>Calls that got no answer in time.</summary>
    public int Unanswered => _unanswered;

    /// <summary>Accepted and refused transactions of each kind.</summary>
    public IReadOnlyDictionary<string, (int Accepted, int Refused)> Counts => _counts;

    /// <summary>Refusals of each error, and the first one's message.</summary>
    public IReadOnlyDictionary<string, (int Count, string First)> Errors => _errors;

    /// <summary>Sends for so long.</summary>
    public async Task RunAsync(TimeSpan duration, CancellationToken cancellation)
    {
        var clock = TimeProvider.System;
        var started = clock.GetTimestamp();
        using var free = new SemaphoreSlim(InFlight);
        var sending = new List<Task>();
        using var pace = new PeriodicTimer(TimeSpan.FromSeconds(1 / rate), clock);
        for (var number = 0; clock.GetElapsedTime(started) < duration && await pace.WaitForNextTickAsync(cancellation); number++)
        {
            await free.WaitAsync(cancellation);
            var (node, transaction) = (nodes[number % nodes.Count], next());
            sending.RemoveAll(t => t.IsCompletedSuccessfully);
            sending.Add(SendAsync(node, transaction, free, cancellation));
        }
        await Task.WhenAll(sending);
    }

    private async Task SendAsync(NetworkNode node, RandomTransaction random, SemaphoreSlim free, CancellationToken cancellation)
    {
        try
        {
            var info = await node.Api.GetInfoAsync(cancellation);
            var transaction = TransactionBuilder.Build(
                info.LastIrreversibleBlockId, info.HeadBlockTime, random.Actions, TimeSpan.FromSeconds(random.Lifetime)) with
            {
                DelaySec = random.DelaySec,
                ContextFreeActions = random.ContextFreeActions,
            };
            var packed = transaction.Sign(info.ChainId, [random.Signer]);
            try
            {
                await node.Api.SendTransactionAsync(packed, cancellation);
                _accepted.Add(transaction.Id());
                Count(random.Kind, accepted: true);
            }
            catch (ChainApiException e)
            {
                Count(random.Kind, accepted: false, $"{node.Engine} {e.Name}", e.Details.FirstOrDefault(""));
            }
        }
        catch (Exception e) when (e is HttpRequestException or TaskCanceledException && !cancellation.IsCancellationRequested)
        {
            Interlocked.Increment(ref _unanswered);
        }
        finally
        {
            free.Release();
        }
    }

    private void Count(string kind, bool accepted, string error = "", string message = "")
    {
        lock (_counts)
        {
            var (yes, no) = _counts.GetValueOrDefault(kind);
            _counts[kind] = accepted ? (yes + 1, no) : (yes, no + 1);
            if (!accepted)
                _errors[error] = _errors.TryGetValue(error, out var seen) ? seen with { Count = seen.Count + 1 } : (1, message);
        }
    }
}
