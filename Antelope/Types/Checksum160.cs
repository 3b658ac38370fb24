using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Antelope.Serialization;

namespace Antelope;

/// <summary>20 bytes of a digest, ordered as bytes; text is lower-case hex.</summary>
public readonly struct Checksum160 : IEquatable<Checksum160>, IComparable<Checksum160>, IPackable<Checksum160>
{
    /// <summary>Bytes in the digest.</summary>
    public const int Size = 20;

    [InlineArray(Size)]
    private struct Storage
    {
        private byte _first;
    }

    private readonly Storage _storage;

    /// <summary>Copies exactly 20 bytes.</summary>
    public Checksum160(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length != Size)
            throw new ArgumentException($"a checksum160 has {Size} bytes, not {bytes.Length}", nameof(bytes));
        bytes.CopyTo(_storage);
    }

    /// <summary>The digest's bytes.</summary>
    [UnscopedRef]
    public ReadOnlySpan<byte> Bytes => _storage;

    /// <summary>True when every byte is 0.</summary>
    public bool IsZero => !Bytes.ContainsAnyExcept((byte)0);

    /// <summary>Parses 40 hex digits; throws <see cref="FormatException"/> otherwise.</summary>
    public static Checksum160 Parse(string hex)
    {
        if (hex.Length != Size * 2)
            throw new FormatException($"a checksum160 has {Size * 2} hex digits, not {hex.Length}");
        return new(Convert.FromHexString(hex));
    }

    public override string ToString() => Convert.ToHexStringLower(Bytes);
    public bool Equals(Checksum160 other) => Bytes.SequenceEqual(other.Bytes);
    public override bool Equals(object? obj) => obj is Checksum160 other && Equals(other);
    public override int GetHashCode() => MemoryMarshal.Read<int>(Bytes[8..]);
    public int CompareTo(Checksum160 other) => Bytes.SequenceCompareTo(other.Bytes);
    public static bool operator ==(Checksum160 left, Checksum160 right) => left.Equals(right);
    public static bool operator !=(Checksum160 left, Checksum160 right) => !left.Equals(right);
    public void Pack(PackWriter writer) => writer.WriteRaw(Bytes);
    public static Checksum160 Unpack(ref PackReader reader) => new(reader.ReadRaw(Size));
}
