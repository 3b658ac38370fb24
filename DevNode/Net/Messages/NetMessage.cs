using System.Buffers.Binary;
using Antelope.Chain;
using Antelope.Serialization;

namespace DevNode.Net;

/// <summary>The messages by their type number, and their frames: 4 bytes little endian length, type as varuint32, fields.</summary>
public static class NetMessage
{
    /// <summary>Bytes of a frame before its payload.</summary>
    public const int HeaderSize = 4;

    /// <summary>Largest payload that is accepted (nodeos def_send_buffer_size * 2).</summary>
    public const int MaxPayload = 8 * 1024 * 1024;

    /// <summary>Type of a signed block.</summary>
    public const uint SignedBlockType = 7;

    /// <summary>Type of a packed transaction.</summary>
    public const uint PackedTransactionType = 8;

    /// <summary>The frame of a message.</summary>
    public static byte[] Frame(object message)
    {
        var writer = new PackWriter();
        writer.Reserve(HeaderSize);
        switch (message)
        {
            case HandshakeMessage m: Write(writer, 0, m); break;
            case ChainSizeMessage m: Write(writer, 1, m); break;
            case GoAwayMessage m: Write(writer, 2, m); break;
            case TimeMessage m: Write(writer, 3, m); break;
            case NoticeMessage m: Write(writer, 4, m); break;
            case RequestMessage m: Write(writer, 5, m); break;
            case SyncRequestMessage m: Write(writer, 6, m); break;
            case SignedBlock m: Write(writer, SignedBlockType, m); break;
            case PackedTransaction m: Write(writer, PackedTransactionType, m); break;
            default: throw new ArgumentException($"{message.GetType().Name} is not a p2p message", nameof(message));
        }
        var frame = writer.ToArray();
        BinaryPrimitives.WriteInt32LittleEndian(frame, frame.Length - HeaderSize);
        return frame;
    }

    /// <summary>The message in a frame's payload; throws <see cref="PackException"/> when it is none.</summary>
    public static object Parse(ReadOnlySpan<byte> payload)
    {
        var reader = new PackReader(payload);
        var type = reader.ReadVarUInt32();
        object message = type switch
        {
            0 => HandshakeMessage.Unpack(ref reader),
            1 => ChainSizeMessage.Unpack(ref reader),
            2 => GoAwayMessage.Unpack(ref reader),
            3 => TimeMessage.Unpack(ref reader),
            4 => NoticeMessage.Unpack(ref reader),
            5 => RequestMessage.Unpack(ref reader),
            6 => SyncRequestMessage.Unpack(ref reader),
            SignedBlockType => SignedBlock.Unpack(ref reader),
            PackedTransactionType => PackedTransaction.Unpack(ref reader),
            _ => throw new PackException($"message type {type} is not known (0 to 8 are)"),
        };
        return reader.Remaining == 0 ? message : throw new PackException($"{reader.Remaining} bytes follow the {message.GetType().Name}");
    }

    private static void Write<T>(PackWriter writer, uint type, T message) where T : IPackable<T>
    {
        writer.WriteVarUInt32(type);
        message.Pack(writer);
    }
}
