using System.Buffers;
using System.IO.Pipelines;
using Microsoft.AspNetCore.Connections;

namespace DevNode.Http;

/// <summary>
/// Stands between the socket and Kestrel: passes what comes in on, with each request's head rewritten (<see cref="RequestHead"/>), and closes
/// the connection without an answer where nodeos does: at what is no HTTP, at heads of more than 8 KiB and at bodies above max-body-size.
/// </summary>
internal sealed class HeadFilter : IDuplexPipe
{
    private const int MaxHead = 8192;
    private static readonly byte[] HeadEnd = "\r\n\r\n"u8.ToArray();
    private readonly IDuplexPipe _socket;
    private readonly Pipe _filtered = new();
    private readonly ResponseVersion _output;
    private readonly long _maxBody;
    private BodyFraming _body = new(0, isChunked: false);

    private HeadFilter(IDuplexPipe socket, long maxBody) => (_socket, _output, _maxBody) = (socket, new(socket.Output), maxBody);

    public PipeReader Input => _filtered.Reader;
    public PipeWriter Output => _output;

    /// <summary>Runs a connection through the filter.</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="maxBody">Bytes that a request's body may have.</param>
    /// <param name="next">Kestrel.</param>
    public static async Task RunAsync(ConnectionContext connection, long maxBody, ConnectionDelegate next)
    {
        var filter = new HeadFilter(connection.Transport, maxBody);
        connection.Transport = filter;
        var pump = filter.PumpAsync(connection);
        try
        {
            await next(connection);
        }
        finally
        {
            connection.Transport = filter._socket;
            filter._socket.Input.CancelPendingRead();
            await filter._filtered.Reader.CompleteAsync();
            await pump;
        }
    }

    private async Task PumpAsync(ConnectionContext connection)
    {
        Exception? failure = null;
        try
        {
            while (await PassAsync(await _socket.Input.ReadAsync(), connection))
            {
            }
        }
        catch (Exception e) when (e is ConnectionResetException or ConnectionAbortedException or IOException or OperationCanceledException)
        {
            failure = e;
        }
        await _filtered.Writer.CompleteAsync(failure);
    }

    /// <summary>Passes on what is complete; false at the end of the connection.</summary>
    private async Task<bool> PassAsync(ReadResult read, ConnectionContext connection)
    {
        var buffer = read.Buffer;
        var isGood = true;
        while (isGood && !buffer.IsEmpty)
        {
            var passed = _body.IsComplete ? PassHead(buffer) : PassBody(buffer);
            if (passed == 0)
                break;
            isGood = passed > 0;
            buffer = buffer.Slice(Math.Max(passed, 0));
        }
        _socket.Input.AdvanceTo(buffer.Start, buffer.End);
        if (!isGood)
        {
            connection.Abort(new ConnectionAbortedException("not a request"));
            return false;
        }
        var flushed = await _filtered.Writer.FlushAsync();
        return !read.IsCompleted && !read.IsCanceled && !flushed.IsCompleted;
    }

    /// <summary>Bytes of a whole head, 0 when more must come, -1 when it is none.</summary>
    private long PassHead(ReadOnlySequence<byte> buffer)
    {
        var reader = new SequenceReader<byte>(buffer);
        if (!reader.TryReadTo(out ReadOnlySequence<byte> _, HeadEnd))
            return buffer.Length > MaxHead ? -1 : 0;
        if (reader.Consumed > MaxHead || RequestHead.Parse(buffer.Slice(0, reader.Consumed).ToArray()) is not { } head || head.Body.Length > _maxBody)
            return -1;
        if (head.IsOld)
            _output.SetOld();
        _filtered.Writer.Write(head.Bytes);
        _body = head.Body;
        return reader.Consumed;
    }

    private long PassBody(ReadOnlySequence<byte> buffer)
    {
        var span = buffer.FirstSpan;
        if (_body.Take(span) is not { } count || _body.Length > _maxBody)
            return -1;
        _filtered.Writer.Write(span[..count]);
        return count;
    }
}
