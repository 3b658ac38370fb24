using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Antelope.Serialization;

namespace Antelope;

/// <summary>64 bytes of a digest, ordered as bytes; text is lower-case hex.</summary>
public readonly struct Checksum512 : IEquatable<Checksum512>, IComparable<Checksum512>, IPackable<Checksum512>
{
    /// <summary>Bytes in the digest.</summary>
    public const int Size = 64;

    [InlineArray(Size)]
    private struct Storage
    {
        private byte _first;
    }

    private readonly Storage _storage;

    /// <summary>Copies exactly 64 bytes.</summary>
    public Checksum512(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length != Size)
            throw new ArgumentException($"a checksum512 has {Size} bytes, not {bytes.Length}", nameof(bytes));
        bytes.CopyTo(_storage);
    }

    /// <summary>The digest's bytes.</summary>
    [UnscopedRef]
    public ReadOnlySpan<byte> Bytes => _storage;

    /// <summary>True when every byte is 0.</summary>
    public bool IsZero => !Bytes.ContainsAnyExcept((byte)0);

    /// <summary>Parses 128 hex digits; throws <see cref="FormatException"/> otherwise.</summary>
    public static Checksum512 Parse(string hex)
    {
        if (hex.Length != Size * 2)
            throw new FormatException($"a checksum512 has {Size * 2} hex digits, not {hex.Length}");
        return new(Convert.FromHexString(hex));
    }

    public override string ToString() => Convert.ToHexStringLower(Bytes);
    public bool Equals(Checksum512 other) => Bytes.SequenceEqual(other.Bytes);
    public override bool Equals(object? obj) => obj is Checksum512 other && Equals(other);
    public override int GetHashCode() => MemoryMarshal.Read<int>(Bytes[8..]);
    public int CompareTo(Checksum512 other) => Bytes.SequenceCompareTo(other.Bytes);
    public static bool operator ==(Checksum512 left, Checksum512 right) => left.Equals(right);
    public static bool operator !=(Checksum512 left, Checksum512 right) => !left.Equals(right);
    public void Pack(PackWriter writer) => writer.WriteRaw(Bytes);
    public static Checksum512 Unpack(ref PackReader reader) => new(reader.ReadRaw(Size));
}
