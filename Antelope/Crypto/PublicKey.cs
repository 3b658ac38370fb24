using Antelope.Serialization;

namespace Antelope;

/// <summary>A public key. Binary: type byte, then 33 bytes (K1, R1) or key, user presence and relying party (WA).</summary>
public sealed partial class PublicKey : IEquatable<PublicKey>, IComparable<PublicKey>, IPackable<PublicKey>
{
    private readonly byte[] _data;

    /// <summary>Wraps the bytes that follow the type in the binary form.</summary>
    public PublicKey(KeyType type, ReadOnlySpan<byte> data)
    {
        Type = type;
        _data = data.ToArray();
    }

    public KeyType Type { get; }

    /// <summary>For K1 and R1 the compressed point, 33 bytes.</summary>
    public ReadOnlySpan<byte> Data => _data;

    public bool Equals(PublicKey? other) => other is not null && Type == other.Type && Data.SequenceEqual(other.Data);
    public override bool Equals(object? obj) => Equals(obj as PublicKey);
    public override int GetHashCode() => HashCode.Combine(Type, BitConverter.ToInt32(_data, 1), BitConverter.ToInt32(_data, 5));
    public static bool operator ==(PublicKey? left, PublicKey? right) => Equals(left, right);
    public static bool operator !=(PublicKey? left, PublicKey? right) => !Equals(left, right);

    /// <summary>Type first, then bytes: the order nodeos demands of an authority's keys.</summary>
    public int CompareTo(PublicKey? other) =>
        other is null ? 1 : Type != other.Type ? Type.CompareTo(other.Type) : Data.SequenceCompareTo(other.Data);

    public void Pack(PackWriter writer)
    {
        writer.WriteVarUInt32((uint)Type);
        writer.WriteRaw(_data);
    }

    public static PublicKey Unpack(ref PackReader reader) => Unpack(reader.ReadVarUInt32(), ref reader);

    private static PublicKey Unpack(uint type, ref PackReader reader)
    {
        if (type < (uint)KeyType.WA)
            return new((KeyType)type, reader.ReadRaw(33));
        if (type != (uint)KeyType.WA)
            throw new PackException($"public key type {type} is not known (0 K1, 1 R1, 2 WA)") { AssertError = "Provided index out of range for variant." };
        var start = reader.Position;
        reader.ReadRaw(33);
        reader.ReadUInt8();
        if (reader.ReadBytes().Length == 0)
            throw new PackException("a WebAuthn key has no relying party") { AssertError = "rpid.length(): webauthn pubkey must have non empty rpid" };
        return new(KeyType.WA, reader.Slice(start, reader.Position - start));
    }
}
