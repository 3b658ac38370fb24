using System.Buffers;
using System.Buffers.Binary;
using System.IO.Pipelines;
using Antelope.Serialization;

namespace DevNode.Net;

/// <summary>Cuts a stream of bytes into the payloads of frames.</summary>
/// <param name="pipe">The stream.</param>
/// <param name="partial">Told how many bytes of an unfinished frame wait for the rest.</param>
public sealed class FrameReader(PipeReader pipe, Action<long>? partial = null)
{
    /// <summary>
    /// The next payload, valid until <see cref="Advance"/>; null at the end of the stream. Throws <see cref="PackException"/> for a length
    /// that no message has or a stream that ends inside a frame.
    /// </summary>
    public async ValueTask<ReadOnlySequence<byte>?> ReadAsync(CancellationToken cancellation)
    {
        while (true)
        {
            var result = await pipe.ReadAsync(cancellation);
            var buffer = result.Buffer;
            if (TryRead(buffer, out var payload))
                return payload;
            if (result.IsCompleted)
                return buffer.IsEmpty ? null : throw new PackException($"the stream ended {buffer.Length} bytes into a frame");
            partial?.Invoke(buffer.Length);
            pipe.AdvanceTo(buffer.Start, buffer.End);
        }
    }

    /// <summary>Gives the payload's memory back.</summary>
    public void Advance(ReadOnlySequence<byte> payload) => pipe.AdvanceTo(payload.End);

    private static bool TryRead(ReadOnlySequence<byte> buffer, out ReadOnlySequence<byte> payload)
    {
        payload = default;
        if (buffer.Length < NetMessage.HeaderSize)
            return false;
        Span<byte> header = stackalloc byte[NetMessage.HeaderSize];
        buffer.Slice(0, NetMessage.HeaderSize).CopyTo(header);
        var length = BinaryPrimitives.ReadUInt32LittleEndian(header);
        if (length is 0 or > NetMessage.MaxPayload)
            throw new PackException($"incoming message length unexpected ({length}): it is 1 to {NetMessage.MaxPayload}");
        if (buffer.Length < NetMessage.HeaderSize + length)
            return false;
        payload = buffer.Slice(NetMessage.HeaderSize, length);
        return true;
    }
}
