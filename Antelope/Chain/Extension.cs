using Antelope.Serialization;

namespace Antelope.Chain;

/// <summary>An entry of extensions_type: a type number and its bytes.</summary>
public sealed record Extension(ushort Type, byte[] Data) : IPackable<Extension>
{
    public void Pack(PackWriter writer)
    {
        writer.WriteUInt16(Type);
        writer.WriteBytes(Data);
    }
    public static Extension Unpack(ref PackReader reader) => new(reader.ReadUInt16(), reader.ReadBytes());
}
