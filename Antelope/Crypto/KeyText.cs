using System.Runtime.CompilerServices;
using Antelope.Serialization;
using Org.BouncyCastle.Crypto.Digests;

namespace Antelope;

/// <summary>
/// Base58 with a checksum: data, then the first four bytes of ripemd160(data, type name), the name left out in the
/// legacy form EOS… (fc crypto/common.hpp). Errors are <see cref="ValueFormatException"/> in fc's words.
/// </summary>
internal static class KeyText
{
    private const int ChecksumSize = 4;

    /// <summary>Base58 of data and checksum; <paramref name="suffix"/> is the type name, or empty in the legacy form.</summary>
    public static string Encode(ReadOnlySpan<byte> data, string suffix) =>
        Base58.Encode([.. data, .. Checksum(data, suffix)]);

    /// <summary>The data of EOS…; <paramref name="base58"/> is what follows.</summary>
    public static byte[] DecodeLegacy(string base58, int size)
    {
        var bytes = Base58.Decode(base58);
        Assert(bytes.Length == size + ChecksumSize, $"bin.size() == sizeof(data_type) + sizeof(uint32_t): ");
        Assert(IsSum(bytes, ""), $"wrapper::calculate_checksum(wrapped.data) == wrapped.check: ");
        return bytes[..size];
    }

    /// <summary>Splits <c>PREFIX_TYPE_base58</c> and decodes it.</summary>
    /// <param name="text">The whole text.</param>
    /// <param name="form">What is parsed.</param>
    /// <param name="readSize">Bytes of the data of a type, which it reads; <see cref="PackException"/> when they end too early.</param>
    public static (KeyType Type, byte[] Data) Parse(string text, KeyTextForm form, Func<KeyType, byte[], int> readSize)
    {
        var pivot = text.IndexOf('_', StringComparison.Ordinal);
        Assert(pivot >= 0, $"pivot != std::string::npos: No delimiter in string, cannot determine {form.Kind}: {text:str}");
        Assert(text[..pivot] == form.Prefix, $"prefix == prefix_str: {form.PrefixName} has invalid prefix: {text:str}{text[..pivot]:+prefix_str}");
        var rest = text[(pivot + 1)..];
        Assert(rest.Length > 0, $"!data_str.empty(): {form.Name} has no data: {text:str}");
        var second = rest.IndexOf('_', StringComparison.Ordinal);
        Assert(second >= 0, $"pivot != std::string::npos: No delimiter in data, cannot determine suite type: {rest:str}");
        var base58 = rest[(second + 1)..];
        Assert(base58.Length > 0, $"!data_str.empty(): Data only has suite type prefix: {rest:str}");
        Assert(Enum.TryParse<KeyType>(rest[..second], out var type) && char.IsAsciiLetter(rest[0]), $"false: No matching suite type for {rest[..second]:prefix}_{base58:data}");
        var bytes = Base58.Decode(base58);
        var size = SizeOf(bytes, () => readSize(type, bytes), form.DataFrame);
        Assert(bytes.Length == size + ChecksumSize, $"!unpacker.remaining(): decoded base58 length too long");
        Assert(IsSum(bytes, type.ToString()), $"checksum == wrapped.check: ");
        return (type, bytes[..size]);
    }

    /// <summary>Throws unless the condition holds (fc FC_ASSERT).</summary>
    private static void Assert(bool condition, [InterpolatedStringHandlerArgument(nameof(condition))] AssertMessage message)
    {
        if (!condition)
            throw new ValueFormatException(message.ToStep(), ValueFormatException.AssertCode);
    }

    private static int SizeOf(byte[] bytes, Func<int> read, ErrorStep frame)
    {
        var size = 0;
        try
        {
            size = read();
            var reader = new PackReader(bytes);
            reader.ReadRaw(size);
            reader.ReadUInt32();
            return size;
        }
        catch (PackException e)
        {
            var error = new ValueFormatException(e.Step, ValueFormatException.OutOfRangeCode);
            foreach (var step in size == 0 ? [frame, Field("data")] : new[] { UnpackSteps.Unpacking("uint32_t"), Field("check") })
                error.Within(step);
            throw error.Within(UnpackSteps.Unpacking("fc::crypto::checksummed_data<T>"));
        }
    }

    private static ErrorStep Field(string name) => ErrorStep.Of($"Error unpacking field {name:field}");

    private static bool IsSum(byte[] bytes, string suffix) =>
        Checksum(bytes.AsSpan(0, bytes.Length - ChecksumSize), suffix).AsSpan().SequenceEqual(bytes.AsSpan(bytes.Length - ChecksumSize));

    private static byte[] Checksum(ReadOnlySpan<byte> data, string suffix)
    {
        var digest = new RipeMD160Digest();
        digest.BlockUpdate(data);
        foreach (var c in suffix)
            digest.Update((byte)c);
        var hash = new byte[digest.GetDigestSize()];
        digest.DoFinal(hash, 0);
        return hash[..ChecksumSize];
    }
}
