using System.Buffers;
using System.IO.Pipelines;
using System.Net;
using System.Net.Sockets;

namespace DevNode.Net;

/// <summary>An open socket of a connection: reads frames, writes buffers.</summary>
internal sealed class Session : IDisposable
{
    private readonly NetworkStream _stream;
    private readonly CancellationTokenSource _closed = new();

    public Session(Socket socket)
    {
        socket.NoDelay = true;
        Remote = (IPEndPoint)socket.RemoteEndPoint!;
        Local = (IPEndPoint)socket.LocalEndPoint!;
        _stream = new NetworkStream(socket, ownsSocket: true);
    }

    public IPEndPoint Remote { get; }
    public IPEndPoint Local { get; }

    /// <summary>Cancelled when this side has closed.</summary>
    public CancellationToken Closed => _closed.Token;

    /// <summary>
    /// Hands every payload to <paramref name="handle"/> and waits for it; returns at the end of the stream. <paramref name="partial"/> is
    /// told how many bytes of an unfinished frame there are.
    /// </summary>
    public async Task ReadAsync(Func<byte[], Task> handle, Action<long> partial)
    {
        var pipe = PipeReader.Create(_stream, new StreamPipeReaderOptions(leaveOpen: true));
        var frames = new FrameReader(pipe, partial);
        try
        {
            while (await frames.ReadAsync(_closed.Token) is { } payload)
            {
                var bytes = payload.ToArray();
                frames.Advance(payload);
                await handle(bytes);
            }
        }
        finally
        {
            await pipe.CompleteAsync();
        }
    }

    /// <summary>Sends the buffers, in order.</summary>
    public async Task WriteAsync(IReadOnlyList<byte[]> buffers)
    {
        foreach (var buffer in buffers)
            await _stream.WriteAsync(buffer, _closed.Token);
    }

    public void Dispose()
    {
        _closed.Cancel();
        _stream.Dispose();
    }
}
