namespace DevNode.Net;

/// <summary>Bytes of a peer that wait for the chain. Above a limit the peer is not read on, so that it cannot fill the memory.</summary>
internal sealed class Backlog
{
    /// <summary>Bytes from which on to wait: two of the largest messages.</summary>
    public const long Limit = 2L * NetMessage.MaxPayload;

    private TaskCompletionSource? _drained;
    private long _bytes;

    /// <summary>Completed while fewer bytes than the limit wait, else when that is so again.</summary>
    public Task Drained => _bytes < Limit
        ? Task.CompletedTask
        : (_drained ??= new(TaskCreationOptions.RunContinuationsAsynchronously)).Task;

    public void Add(int bytes) => _bytes += bytes;

    public void Remove(int bytes)
    {
        _bytes -= bytes;
        if (_bytes >= Limit)
            return;
        _drained?.SetResult();
        _drained = null;
    }
}
