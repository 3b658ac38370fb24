namespace DevNode.Net;

/// <summary>Counts the time windows of 2 ms in a row in which a peer's blocks were rejected (nodeos block_status_monitor).</summary>
internal sealed class BlockStatusMonitor(TimeProvider time)
{
    private const int MaxConsecutiveRejectedWindows = 13;
    private static readonly TimeSpan Window = TimeSpan.FromMilliseconds(2);
    private bool _accepting = true;
    private long _windowStart;
    private int _rejectedWindows;

    /// <summary>True when the peer's blocks were rejected for too long.</summary>
    public bool IsViolated => _rejectedWindows >= MaxConsecutiveRejectedWindows;

    public void Accepted()
    {
        _accepting = true;
        _rejectedWindows = 0;
    }

    public void Rejected()
    {
        if (_accepting)
        {
            _accepting = false;
            _rejectedWindows = 0;
            _windowStart = time.GetTimestamp();
        }
        else if (time.GetElapsedTime(_windowStart) >= Window)
        {
            _rejectedWindows++;
            _windowStart = time.GetTimestamp();
        }
    }
}
