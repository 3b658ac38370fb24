namespace DevNode.Net;

/// <summary>The memory that a peer makes this node hold: unfinished frames, blocks and transactions that wait for the chain, what is not yet written.</summary>
internal sealed partial class Connection
{
    /// <summary>Steps in which the bytes of an unfinished frame are counted, so that small frames cost nothing.</summary>
    private const long PartialStep = 64 * 1024;

    /// <summary>Bytes held at present.</summary>
    public long Held { get; private set; }

    private void Hold(long bytes)
    {
        Held += bytes;
        _network.Hold(bytes);
    }

    private void Release(long bytes)
    {
        Held -= bytes;
        _network.Release(bytes);
    }

    private void ClearQueue()
    {
        Release(_queue.Size);
        _queue.Clear();
    }
}
