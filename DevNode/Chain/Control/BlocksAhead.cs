using System.Collections.Concurrent;
using Antelope.Chain;

namespace DevNode.Chain;

/// <summary>Blocks with their transactions that another thread reads while the ones before are replayed.</summary>
internal sealed class BlocksAhead : IDisposable
{
    /// <summary>One waits, one is read, one is replayed. More only live longer: the collector copies them before they are garbage.</summary>
    private const int Capacity = 1;

    private readonly BlockingCollection<(SignedBlock, BlockTransactions)> _blocks = new(Capacity);
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _reading;

    /// <param name="first">The number of the first block.</param>
    /// <param name="read">Gives a block by its number, null after the last; called by one thread.</param>
    public BlocksAhead(uint first, Func<uint, (SignedBlock, BlockTransactions)?> read) => _reading = Task.Run(() => Read(first, read));

    /// <summary>Them in order; then throws what reading failed with.</summary>
    public IEnumerable<(SignedBlock Block, BlockTransactions Transactions)> All()
    {
        foreach (var block in _blocks.GetConsumingEnumerable())
            yield return block;
        _reading.GetAwaiter().GetResult();
    }

    public void Dispose()
    {
        _stop.Cancel();
        // What it failed with was thrown to whoever came to the end.
        _reading.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing).GetAwaiter().GetResult();
        _blocks.Dispose();
        _stop.Dispose();
    }

    private void Read(uint first, Func<uint, (SignedBlock, BlockTransactions)?> read)
    {
        try
        {
            for (var number = first; read(number) is { } block; number++)
                _blocks.Add(block, _stop.Token);
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
        }
        finally
        {
            _blocks.CompleteAdding();
        }
    }
}
