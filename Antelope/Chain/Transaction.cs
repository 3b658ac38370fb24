using Antelope.Serialization;

namespace Antelope.Chain;

/// <summary>An unsigned transaction (nodeos transaction.hpp).</summary>
public sealed record Transaction : IPackable<Transaction>
{
    public TimePointSec Expiration { get; init; }

    /// <summary>Low 16 bits of the reference block's number (TAPOS).</summary>
    public ushort RefBlockNum { get; init; }

    /// <summary>Bytes 8 to 11 of the reference block's id, little endian (TAPOS).</summary>
    public uint RefBlockPrefix { get; init; }

    /// <summary>Upper limit of NET in words of 8 bytes; 0 is none.</summary>
    public uint MaxNetUsageWords { get; init; }

    /// <summary>Upper limit of CPU in milliseconds; 0 is none.</summary>
    public byte MaxCpuUsageMs { get; init; }

    /// <summary>Seconds to wait before it executes.</summary>
    public uint DelaySec { get; init; }
    public IReadOnlyList<Action> ContextFreeActions { get; init; } = [];
    public IReadOnlyList<Action> Actions { get; init; } = [];
    public IReadOnlyList<Extension> Extensions { get; init; } = [];

    /// <summary>sha256 of the binary form.</summary>
    public Checksum256 Id() => Checksum256.HashOf(this);

    /// <summary>What signatures sign: sha256(chain id, packed transaction, sha256 of the packed context free data or 32 zero bytes).</summary>
    public Checksum256 SigningDigest(Checksum256 chainId, IReadOnlyList<byte[]> contextFreeData) =>
        Checksum256.HashOf((Transaction: this, chainId, contextFreeData), static (signed, writer) =>
        {
            signed.chainId.Pack(writer);
            signed.Transaction.Pack(writer);
            (signed.contextFreeData.Count == 0 ? default : Checksum256.Hash(PackedTransaction.PackContextFreeData(signed.contextFreeData))).Pack(writer);
        });

    public void Pack(PackWriter writer)
    {
        Expiration.Pack(writer);
        writer.WriteUInt16(RefBlockNum);
        writer.WriteUInt32(RefBlockPrefix);
        writer.WriteVarUInt32(MaxNetUsageWords);
        writer.WriteUInt8(MaxCpuUsageMs);
        writer.WriteVarUInt32(DelaySec);
        writer.WriteArray(ContextFreeActions);
        writer.WriteArray(Actions);
        writer.WriteArray(Extensions);
    }

    public static Transaction Unpack(ref PackReader reader) => new()
    {
        Expiration = TimePointSec.Unpack(ref reader),
        RefBlockNum = reader.ReadUInt16(),
        RefBlockPrefix = reader.ReadUInt32(),
        MaxNetUsageWords = reader.ReadVarUInt32(),
        MaxCpuUsageMs = reader.ReadUInt8(),
        DelaySec = reader.ReadVarUInt32(),
        ContextFreeActions = reader.ReadArray<Action>(),
        Actions = reader.ReadArray<Action>(),
        Extensions = reader.ReadArray<Extension>(),
    };
}
