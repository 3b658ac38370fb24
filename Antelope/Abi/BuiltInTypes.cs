using System.Globalization;
using System.Numerics;
using Antelope.Json;
using Antelope.Serialization;

namespace Antelope.Abi;

/// <summary>The types every ABI knows, between JSON and binary (nodeos abi_serializer::configure_built_in_types).</summary>
internal static class BuiltInTypes
{
    public delegate Variant ReadOne(ref PackReader reader);

    /// <summary>Both directions of one type. Errors are <see cref="PackException"/> and <see cref="FormatException"/>.</summary>
    /// <param name="NodeosType">What nodeos's library calls it in errors (<see cref="UnpackSteps"/>).</param>
    /// <param name="Read">From binary.</param>
    /// <param name="Write">From JSON.</param>
    public sealed record Codec(string NodeosType, ReadOne Read, Action<PackWriter, Variant> Write);

    private static readonly Dictionary<string, Codec> Codecs = new(StringComparer.Ordinal)
    {
        ["bool"] = new("uint8_t", (ref r) => (uint)r.ReadUInt8(), (w, v) => w.WriteUInt8((byte)v.AsUInt64())),
        ["int8"] = new("int8_t", (ref r) => (sbyte)r.ReadUInt8(), (w, v) => w.WriteUInt8((byte)v.AsInt64())),
        ["uint8"] = new("uint8_t", (ref r) => (uint)r.ReadUInt8(), (w, v) => w.WriteUInt8((byte)v.AsUInt64())),
        ["int16"] = new("int16_t", (ref r) => (int)r.ReadInt16(), (w, v) => w.WriteInt16((short)v.AsInt64())),
        ["uint16"] = new("uint16_t", (ref r) => (uint)r.ReadUInt16(), (w, v) => w.WriteUInt16((ushort)v.AsUInt64())),
        ["int32"] = new("int32_t", (ref r) => r.ReadInt32(), (w, v) => w.WriteInt32((int)v.AsInt64())),
        ["uint32"] = new("uint32_t", (ref r) => r.ReadUInt32(), (w, v) => w.WriteUInt32((uint)v.AsUInt64())),
        ["int64"] = new("int64_t", (ref r) => r.ReadInt64(), (w, v) => w.WriteInt64(v.AsInt64())),
        ["uint64"] = new("uint64_t", (ref r) => r.ReadUInt64(), (w, v) => w.WriteUInt64(v.AsUInt64())),
        ["int128"] = new("int128_t", (ref r) => (Int128)r.ReadUInt128(), (w, v) => w.WriteUInt128(ToBits128(v, VariantKind.Int64))),
        ["uint128"] = new("uint128_t", (ref r) => r.ReadUInt128(), (w, v) => w.WriteUInt128(ToBits128(v, VariantKind.UInt64))),
        ["varint32"] = new("varint", (ref r) => r.ReadVarInt32(), (w, v) => w.WriteVarInt32((int)v.AsInt64())),
        ["varuint32"] = new("varint", (ref r) => r.ReadVarUInt32(), (w, v) => w.WriteVarUInt32((uint)v.AsUInt64())),
        ["float32"] = new("float", (ref r) => (double)BitConverter.UInt32BitsToSingle(r.ReadUInt32()), (w, v) => w.WriteUInt32(BitConverter.SingleToUInt32Bits((float)v.AsDouble()))),
        ["float64"] = new("double", (ref r) => r.ReadFloat64(), (w, v) => w.WriteFloat64(v.AsDouble())),
        ["float128"] = new("float128", (ref r) => "0x" + Convert.ToHexStringLower(r.ReadRaw(16)), (w, v) => w.WriteRaw(ToFloat128(v.AsString()))),
        ["time_point"] = new("time8", (ref r) => TimePoint.Unpack(ref r), (w, v) => TimePoint.Parse(v.AsString()).Pack(w)),
        ["time_point_sec"] = new("time4", (ref r) => TimePointSec.Unpack(ref r), (w, v) => TimePointSec.Parse(v.AsString()).Pack(w)),
        ["block_timestamp_type"] = new("eosio::chain::block_timestamp_type", (ref r) => BlockTimestamp.Unpack(ref r), (w, v) => BlockTimestamp.Parse(v.AsString()).Pack(w)),
        ["name"] = new("eosio::chain::name", (ref r) => Name.Unpack(ref r), (w, v) => Name.Parse(v.GetString()).Pack(w)),
        ["bytes"] = new("bytes", (ref r) => r.ReadBytes(), (w, v) => w.WriteBytes(v.AsBytes())),
        ["string"] = new("bytes", (ref r) => Utf8Text.Prune(r.ReadRaw(r.ReadLength())), (w, v) => w.WriteString(v.AsString())),
        ["checksum160"] = new("uint160_t", (ref r) => Checksum160.Unpack(ref r), (w, v) => w.WriteRaw(ToSize(v, Checksum160.Size))),
        ["checksum256"] = new("fc::sha256", (ref r) => Checksum256.Unpack(ref r), (w, v) => w.WriteRaw(ToSize(v, Checksum256.Size))),
        ["checksum512"] = new("fc::sha512", (ref r) => Checksum512.Unpack(ref r), (w, v) => w.WriteRaw(ToSize(v, Checksum512.Size))),
        ["public_key"] = new("fc::crypto::public_key", (ref r) => PublicKey.Unpack(ref r), (w, v) => PublicKey.Parse(v.AsString()).Pack(w)),
        ["signature"] = new("fc::crypto::signature", (ref r) => Signature.Unpack(ref r), (w, v) => Signature.Parse(v.AsString()).Pack(w)),
        ["symbol"] = new("eosio::chain::symbol", (ref r) => ReadSymbol(ref r), (w, v) => Symbol.Parse(v.GetString()).Pack(w)),
        ["symbol_code"] = new("eosio::chain::symbol_code", (ref r) => ReadSymbolCode(ref r), (w, v) => SymbolCode.Parse(v.GetString()).Pack(w)),
        ["asset"] = new("eosio::chain::asset", (ref r) => ReadAsset(ref r), (w, v) => Asset.Parse(v.GetString()).Pack(w)),
        ["extended_asset"] = new("eosio::chain::extended_asset", ReadExtendedAsset, WriteExtendedAsset),
    };

    public static Codec? Find(string type) => Codecs.GetValueOrDefault(type);

    private static Symbol ReadSymbol(ref PackReader reader)
    {
        var symbol = Symbol.Unpack(ref reader);
        symbol.Check();
        return symbol;
    }

    private static SymbolCode ReadSymbolCode(ref PackReader reader)
    {
        var code = SymbolCode.Unpack(ref reader);
        new Symbol(0, code).Check();
        return code;
    }

    private static Asset ReadAsset(ref PackReader reader)
    {
        var asset = Asset.Unpack(ref reader);
        asset.Symbol.Check();
        asset.Check();
        return asset;
    }

    private static Variant ReadExtendedAsset(ref PackReader reader)
    {
        var quantity = ReadAsset(ref reader);
        return new VariantObject { { "quantity", quantity }, { "contract", Name.Unpack(ref reader) } };
    }

    private static void WriteExtendedAsset(PackWriter writer, Variant value)
    {
        var (quantity, contract) = value.IsArray
            ? value.AsArray() is { Count: >= 2 } pair ? (pair[0], pair[1]) : throw new ValueFormatException("an extended asset has a quantity and a contract")
            : (value["quantity"], value["contract"]);
        Asset.Parse(quantity.GetString()).Pack(writer);
        Name.Parse(contract.GetString()).Pack(writer);
    }

    private static byte[] ToSize(Variant value, int size)
    {
        var bytes = value.AsBytes();
        Array.Resize(ref bytes, size);
        return bytes;
    }

    private static byte[] ToFloat128(string text) =>
        text.Length == 34 && text.StartsWith("0x", StringComparison.Ordinal) && text.AsSpan(2).ContainsAnyExcept("0123456789abcdefABCDEF") is false
            ? Convert.FromHexString(text.AsSpan(2))
            : throw new ValueFormatException("Failure in converting hex data into a float128_t");

    /// <summary>Text is decimal, 0x hexadecimal or 0 octal and wraps around; of numbers only the kind of the same sign is accepted.</summary>
    private static UInt128 ToBits128(Variant value, VariantKind number)
    {
        if (value.Kind == number)
            return number == VariantKind.Int64 ? (UInt128)(Int128)value.AsInt64() : value.AsUInt64();
        if (!value.IsString)
            throw new ValueFormatException($"Cannot convert variant of type '{(int)value.Kind}' into a 128-bit integer");
        var text = value.GetString();
        var digits = text is ['+' or '-', ..] ? text[1..] : text;
        BigInteger magnitude;
        if (digits.StartsWith("0x", StringComparison.OrdinalIgnoreCase) && digits.Length > 2)
        {
            if (!BigInteger.TryParse("0" + digits[2..], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out magnitude))
                throw NotANumber();
        }
        else if (digits.Length > 1 && digits[0] == '0')
            magnitude = digits.Aggregate(BigInteger.Zero, (sum, c) => c is >= '0' and <= '7' ? sum * 8 + (c - '0') : throw NotANumber());
        else if (!BigInteger.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out magnitude))
            throw NotANumber();
        var bits = (UInt128)(magnitude & UInt128.MaxValue);
        return text is ['-', ..] ? unchecked(0 - bits) : bits;
    }

    private static ValueFormatException NotANumber() => new("Unexpected content found while parsing character string.");
}
