using Antelope.Serialization;

namespace Antelope;

/// <summary>A recoverable signature. Binary: type byte, then 65 bytes (K1, R1) or compact signature, auth data and client JSON (WA).</summary>
public sealed partial class Signature : IEquatable<Signature>, IComparable<Signature>, IPackable<Signature>
{
    private readonly byte[] _data;

    /// <summary>Wraps the bytes that follow the type in the binary form.</summary>
    public Signature(KeyType type, ReadOnlySpan<byte> data)
    {
        Type = type;
        _data = data.ToArray();
    }

    /// <summary>65 zero bytes of type K1: the signature of what nobody signed (block 1).</summary>
    public static Signature Empty { get; } = new(KeyType.K1, new byte[65]);

    public KeyType Type { get; }

    /// <summary>For K1 and R1: recovery byte (31 to 34), r, s.</summary>
    public ReadOnlySpan<byte> Data => _data;

    public bool Equals(Signature? other) => other is not null && Type == other.Type && Data.SequenceEqual(other.Data);
    public override bool Equals(object? obj) => Equals(obj as Signature);
    public override int GetHashCode() => HashCode.Combine(Type, BitConverter.ToInt32(_data, 1));
    public int CompareTo(Signature? other) =>
        other is null ? 1 : Type != other.Type ? Type.CompareTo(other.Type) : Data.SequenceCompareTo(other.Data);

    /// <summary>Bytes of the packed signature, its type included.</summary>
    public int PackedSize => PackWriter.VarUInt32Size((uint)Type) + _data.Length;

    public void Pack(PackWriter writer)
    {
        writer.WriteVarUInt32((uint)Type);
        writer.WriteRaw(_data);
    }

    public static Signature Unpack(ref PackReader reader) => Unpack(reader.ReadVarUInt32(), ref reader);

    private static Signature Unpack(uint type, ref PackReader reader)
    {
        if (type < (uint)KeyType.WA)
            return new((KeyType)type, reader.ReadRaw(65));
        if (type != (uint)KeyType.WA)
            throw new PackException($"signature type {type} is not known (0 K1, 1 R1, 2 WA)") { AssertError = "Provided index out of range for variant." };
        var start = reader.Position;
        reader.ReadRaw(65);
        SkipAuthData(ref reader);
        reader.ReadBytes();
        return new(KeyType.WA, reader.Slice(start, reader.Position - start));
    }

    /// <summary>nodeos reads them one by one, which its errors show.</summary>
    private static void SkipAuthData(ref PackReader reader)
    {
        for (var count = reader.ReadElementCount(); count > 0; count--)
            reader.ReadUInt8();
    }
}
