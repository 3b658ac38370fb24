using System.IO.Pipelines;

namespace DevNode.Http;

/// <summary>Kestrel's output; the answer to a request of HTTP/1.0 begins with that version, as nodeos's does, where Kestrel writes 1.1.</summary>
internal sealed class ResponseVersion(PipeWriter output) : PipeWriter
{
    private Memory<byte> _memory;
    private volatile bool _isOld;

    /// <summary>The next answer is for HTTP/1.0.</summary>
    public void SetOld() => _isOld = true;

    public override void Advance(int bytes)
    {
        if (_isOld && _memory.Span.StartsWith("HTTP/1.1 "u8))
        {
            _memory.Span[7] = (byte)'0';
            _isOld = false;
        }
        output.Advance(bytes);
    }

    public override Memory<byte> GetMemory(int sizeHint = 0) => _memory = output.GetMemory(sizeHint);
    public override Span<byte> GetSpan(int sizeHint = 0) => GetMemory(sizeHint).Span;
    public override void CancelPendingFlush() => output.CancelPendingFlush();
    public override void Complete(Exception? exception = null) => output.Complete(exception);
    public override ValueTask<FlushResult> FlushAsync(CancellationToken cancellationToken = default) => output.FlushAsync(cancellationToken);
    public override bool CanGetUnflushedBytes => output.CanGetUnflushedBytes;
    public override long UnflushedBytes => output.UnflushedBytes;
}
