using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Antelope.Serialization;

namespace Antelope;

/// <summary>32 bytes of a digest, ordered as bytes; text is lower-case hex.</summary>
public readonly struct Checksum256 : IEquatable<Checksum256>, IComparable<Checksum256>, IPackable<Checksum256>
{
    /// <summary>Bytes in the digest.</summary>
    public const int Size = 32;

    [InlineArray(Size)]
    private struct Storage
    {
        private byte _first;
    }

    /// <summary>Bytes that a writer may have grown to and be kept.</summary>
    private const int LargestKept = 1 << 16;

    [ThreadStatic]
    private static PackWriter? s_writer;
    private readonly Storage _storage;

    /// <summary>Copies exactly 32 bytes.</summary>
    public Checksum256(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length != Size)
            throw new ArgumentException($"a checksum256 has {Size} bytes, not {bytes.Length}", nameof(bytes));
        bytes.CopyTo(_storage);
    }

    /// <summary>The digest's bytes.</summary>
    [UnscopedRef]
    public ReadOnlySpan<byte> Bytes => _storage;

    /// <summary>True when every byte is 0.</summary>
    public bool IsZero => !Bytes.ContainsAnyExcept((byte)0);

    /// <summary>Parses 64 hex digits; throws <see cref="FormatException"/> otherwise.</summary>
    public static Checksum256 Parse(string hex)
    {
        if (hex.Length != Size * 2)
            throw new FormatException($"a checksum256 has {Size * 2} hex digits, not {hex.Length}");
        return new(Convert.FromHexString(hex));
    }

    /// <summary>sha256 of the bytes.</summary>
    public static Checksum256 Hash(ReadOnlySpan<byte> bytes)
    {
        Span<byte> digest = stackalloc byte[Size];
        SmallDigest.Compute(bytes, digest);
        return new(digest);
    }

    /// <summary>sha256 of the binary form of a value.</summary>
    public static Checksum256 HashOf<T>(T value) where T : IPackable<T> => HashOf(value, static (v, writer) => v.Pack(writer));

    /// <summary>sha256 of what is written of a value.</summary>
    public static Checksum256 HashOf<T>(T value, Action<T, PackWriter> write)
    {
        // Nodes do this many times for each transaction: the thread's writer is used again, unless it is in use.
        var writer = s_writer ?? new PackWriter();
        s_writer = null;
        write(value, writer);
        var hash = Hash(writer.Written);
        writer.Clear();
        if (writer.Capacity <= LargestKept)
            s_writer = writer;
        return hash;
    }

    public override string ToString() => Convert.ToHexStringLower(Bytes);
    public bool Equals(Checksum256 other) => Bytes.SequenceEqual(other.Bytes);
    public override bool Equals(object? obj) => obj is Checksum256 other && Equals(other);
    public override int GetHashCode() => MemoryMarshal.Read<int>(Bytes[8..]);
    public int CompareTo(Checksum256 other) => Bytes.SequenceCompareTo(other.Bytes);
    public static bool operator ==(Checksum256 left, Checksum256 right) => left.Equals(right);
    public static bool operator !=(Checksum256 left, Checksum256 right) => !left.Equals(right);
    public void Pack(PackWriter writer) => writer.WriteRaw(Bytes);
    public static Checksum256 Unpack(ref PackReader reader) => new(reader.ReadRaw(Size));
}
