namespace DevNode.Net;

/// <summary>What a peer has made wait for the chain. From a limit on the peer is not read on, so that it cannot fill memory and queues.</summary>
/// <param name="limit">What may wait before reading stops, in the unit of <see cref="Add"/>.</param>
internal sealed class Backlog(long limit)
{
    private TaskCompletionSource? _drained;
    private long _waiting;

    /// <summary>Completed while less than the limit waits, else when that is so again.</summary>
    public Task Drained => _waiting < limit
        ? Task.CompletedTask
        : (_drained ??= new(TaskCreationOptions.RunContinuationsAsynchronously)).Task;

    public void Add(int amount) => _waiting += amount;

    public void Remove(int amount)
    {
        _waiting -= amount;
        if (_waiting >= limit)
            return;
        _drained?.SetResult();
        _drained = null;
    }
}
