namespace Antelope.Serialization;

/// <summary>
/// What nodeos's library was doing when bytes ended inside a value, from the inside out, as it appends it to the error (fc raw.hpp):
/// "error unpacking TYPE" for each value, "Error unpacking field NAME" for each member.
/// </summary>
public static partial class UnpackSteps
{
    /// <summary>The steps around the place where <paramref name="bytes"/> stop being a value of the type; none when they are one.</summary>
    /// <param name="type">nodeos's name of the type; of arrays with <c>[]</c> behind it, of optionals with <c>?</c>.</param>
    /// <param name="bytes">Where the value starts.</param>
    public static IReadOnlyList<ErrorStep> Of(string type, ReadOnlySpan<byte> bytes)
    {
        var steps = new List<ErrorStep>();
        var reader = new PackReader(bytes);
        Walk(type, ref reader, steps);
        return steps;
    }

    /// <summary>The step around a value of a type.</summary>
    public static ErrorStep Unpacking(string type) => ErrorStep.Of($"error unpacking {type:type}");

    private static bool Walk(string type, ref PackReader reader, List<ErrorStep> steps)
    {
        if (type.EndsWith("[]", StringComparison.Ordinal))
            return WalkArray(type[..^2], ref reader, steps);
        if (type.EndsWith('?'))
            return WalkOptional(type[..^1], ref reader, steps) || Fail(steps, ErrorStep.Of($"optional<{type[..^1]:type}>"));
        if (SizeOf(type) is { } size)
            return Skip(size, ref reader) || Fail(steps, Unpacking(type));
        if (Structs.TryGetValue(type, out var members))
        {
            var start = reader.Position;
            return (WalkStruct(members, ref reader, steps) && IsValid(type, reader.Slice(start, reader.Position - start))) || Fail(steps, Unpacking(type));
        }
        return type switch
        {
            "varint" => Count(ref reader) is not null,
            "bytes" => Count(ref reader) is { } count && Skip(count, ref reader),
            "time4" => Skip(sizeof(uint), ref reader) || Fail(steps, ""),
            "time8" => Skip(sizeof(ulong), ref reader) || Fail(steps, ""),
            "float128" => Walk("uint128_t", ref reader, steps) || Fail(steps, Unpacking("St7variantIJ10float128_tEE")),
            "fc::array<char,33>" => Skip(33, ref reader) || Fail(steps, ErrorStep.Of($"fc::array<{"char":type},{33:length}>")),
            "fc::array<uint8_t,65>" => Skip(65, ref reader) || Fail(steps, ErrorStep.Of($"fc::array<{"uint8_t":type},{65:length}>")),
            "extension" => Walk("uint16_t", ref reader, steps) && Walk("bytes", ref reader, steps),
            "block_signing_authority" => WalkVariant(["eosio::chain::block_signing_authority_v0"], ref reader, steps),
            "key" => WalkVariant(["fc::ecc::public_key_shim", "fc::crypto::r1::public_key_shim", "fc::crypto::webauthn::public_key"], ref reader, steps),
            "signature" => WalkVariant(["fc::ecc::signature_shim", "fc::crypto::r1::signature_shim", "fc::crypto::webauthn::signature"], ref reader, steps),
            "fc::crypto::webauthn::public_key" => (Walk("fc::array<char,33>", ref reader, steps) && Walk("uint8_t", ref reader, steps) && Count(ref reader) is { } length && length != 0 && Skip(length, ref reader))
                || Fail(steps, Unpacking("St7variantIJN2fc6crypto8webauthn10public_keyEEE")),
            _ => throw new ArgumentException($"nothing is known of the members of '{type}'", nameof(type)),
        };
    }

    /// <summary>Bytes of a plain value; null for all others.</summary>
    private static int? SizeOf(string type) => type switch
    {
        "int8_t" or "uint8_t" => 1,
        "int16_t" or "uint16_t" => 2,
        "int32_t" or "uint32_t" or "float" => 4,
        "int64_t" or "uint64_t" or "double" => 8,
        "int128_t" or "uint128_t" => 16,
        "uint160_t" => 20,
        "fc::sha256" => 32,
        "fc::sha512" => 64,
        _ => null,
    };

    /// <summary>What nodeos checks of a value as soon as it is read (reflector_init).</summary>
    private static bool IsValid(string type, ReadOnlySpan<byte> bytes) => type switch
    {
        "eosio::chain::symbol" => IsSymbol(Packed.Unpack<Symbol>(bytes)),
        "eosio::chain::asset" => Packed.Unpack<Asset>(bytes).Amount is <= Asset.MaxAmount and >= -Asset.MaxAmount,
        _ => true,
    };

    private static bool IsSymbol(Symbol symbol) => symbol.Precision <= Symbol.MaxPrecision && symbol.Code.HasOnlyLetters;

    private static bool WalkStruct(string members, ref PackReader reader, List<ErrorStep> steps)
    {
        foreach (var member in members.Split(';', StringSplitOptions.RemoveEmptyEntries))
        {
            var space = member.IndexOf(' ', StringComparison.Ordinal);
            if (!Walk(member[(space + 1)..], ref reader, steps))
                return Fail(steps, ErrorStep.Of($"Error unpacking field {member[..space]:field}"));
        }
        return true;
    }

    private static bool WalkArray(string element, ref PackReader reader, List<ErrorStep> steps)
    {
        if (Count(ref reader) is not { } count || count > PackReader.MaximumElements)
            return false;
        for (var i = 0U; i < count; i++)
        {
            if (!Walk(element, ref reader, steps))
                return false;
        }
        return true;
    }

    private static bool WalkOptional(string type, ref PackReader reader, List<ErrorStep> steps)
    {
        if (!Walk("uint8_t", ref reader, steps))
            return false;
        return reader.Slice(reader.Position - 1, 1)[0] switch
        {
            0 => true,
            1 => Walk(type, ref reader, steps),
            _ => false,
        };
    }

    private static bool WalkVariant(string[] types, ref PackReader reader, List<ErrorStep> steps) =>
        Count(ref reader) is { } index && index < types.Length && Walk(types[index], ref reader, steps);

    private static uint? Count(ref PackReader reader)
    {
        try
        {
            return reader.ReadVarUInt32();
        }
        catch (PackException)
        {
            return null;
        }
    }

    private static bool Skip(uint count, ref PackReader reader) => count <= reader.Remaining && Skip((int)count, ref reader);

    private static bool Skip(int count, ref PackReader reader)
    {
        if (count > reader.Remaining)
            return false;
        reader.ReadRaw(count);
        return true;
    }

    private static bool Fail(List<ErrorStep> steps, ErrorStep step)
    {
        steps.Add(step);
        return false;
    }
}
