using System.Buffers.Binary;
using Antelope;

namespace DevNode.Chain;

/// <summary>Sender ids of delayed transactions.</summary>
public static class SenderIds
{
    /// <summary>The last 16 bytes of the transaction's id, little endian (nodeos transaction_id_to_sender_id).</summary>
    public static UInt128 Of(Checksum256 transactionId) => BinaryPrimitives.ReadUInt128LittleEndian(transactionId.Bytes[16..]);
}
