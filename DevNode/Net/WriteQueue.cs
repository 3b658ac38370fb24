namespace DevNode.Net;

/// <summary>What waits to be written; blocks that the peer asked for go first (nodeos queued_buffer).</summary>
internal sealed class WriteQueue
{
    /// <summary>Bytes beyond which the connection is given up (nodeos 2 * def_max_write_queue_size).</summary>
    public const long MaxSize = 2L * 40 * 1024 * 1024;

    /// <summary>Bytes beyond which nothing is read any more: the connection is given up (nodeos def_max_write_queue_size).</summary>
    public const long MaxSizeWhenReading = MaxSize / 2;

    private readonly Queue<byte[]> _sync = [];
    private readonly Queue<byte[]> _ordinary = [];

    /// <summary>Bytes that wait.</summary>
    public long Size { get; private set; }
    public bool IsEmpty => _sync.Count == 0 && _ordinary.Count == 0;

    public void Add(byte[] frame, bool sync)
    {
        (sync ? _sync : _ordinary).Enqueue(frame);
        Size += frame.Length;
    }

    /// <summary>Takes the frames to be written next.</summary>
    public IReadOnlyList<byte[]> Take()
    {
        var queue = _sync.Count > 0 ? _sync : _ordinary;
        var frames = queue.ToArray();
        queue.Clear();
        Size -= frames.Sum(f => (long)f.Length);
        return frames;
    }

    public void Clear()
    {
        _sync.Clear();
        _ordinary.Clear();
        Size = 0;
    }
}
