using Antelope.Json;
using Antelope.Serialization;

namespace Antelope.Abi;

public sealed partial class AbiSerializer
{
    private const int MaxEncodedSize = 1024 * 1024;

    /// <summary>
    /// The binary form of a JSON value; a type the ABI does not know takes hex bytes. Throws <see cref="AbiException"/>.
    /// </summary>
    /// <param name="type">A type of the ABI.</param>
    /// <param name="value">Its JSON form.</param>
    /// <param name="fullPaths">Name the whole way to a failing field in <see cref="AbiException.Detail"/> too.</param>
    public byte[] Encode(string type, Variant value, bool fullPaths = false)
    {
        try
        {
            return EncodeRoot(type, value, PathOf(type, fullPaths));
        }
        catch (AbiException e)
        {
            throw e.Within("");
        }
    }

    private byte[] EncodeRoot(string type, Variant value, AbiPath path)
    {
        if (!IsType(type, 1))
            return Convert(path, () => value.AsBytes());
        var writer = new PackWriter();
        Encode(type, value, writer, path, 1, extensionsAllowed: true);
        return writer.Length <= MaxEncodedSize
            ? writer.ToArray()
            : throw Error(AbiError.General, $"the value has {writer.Length} bytes, {MaxEncodedSize} are allowed", path);
    }

    private AbiPath PathOf(string type, bool isFull) => new(ResolveType(type) is var root && IsArray(root) ? "ARRAY" : root, !isFull);

    /// <summary>nodeos's library adds an empty message at each level.</summary>
    private void Encode(string type, Variant value, PackWriter writer, AbiPath path, int depth, bool extensionsAllowed)
    {
        try
        {
            EncodeValue(type, value, writer, path, depth, extensionsAllowed);
        }
        catch (AbiException e)
        {
            e.Within("");
            throw;
        }
    }

    private void EncodeValue(string type, Variant value, PackWriter writer, AbiPath path, int depth, bool extensionsAllowed)
    {
        CheckDepth(++depth);
        var resolved = ResolveType(type);
        var fundamental = FundamentalType(resolved);
        if (BuiltInTypes.Find(fundamental) is { } codec)
            EncodeBuiltIn(codec, resolved, value, writer, path);
        else if (IsArray(resolved))
            EncodeArray(fundamental, value, writer, path, depth);
        else if (IsOptional(resolved))
        {
            writer.WriteBool(!value.IsNull);
            if (!value.IsNull)
                Encode(fundamental, value, writer, path, depth, extensionsAllowed);
        }
        else if (_variants.TryGetValue(resolved, out var variant))
            EncodeVariant(variant, value, writer, path, depth, extensionsAllowed);
        else if (_structs.TryGetValue(resolved, out var item))
            EncodeStruct(item, value, writer, path, depth, extensionsAllowed);
        else
            throw Error(AbiError.InvalidTypeInsideAbi, $"Unknown type {path.Name(type):type}", path);
    }

    private static void EncodeBuiltIn(BuiltInTypes.Codec codec, string resolved, Variant value, PackWriter writer, AbiPath path)
    {
        if (IsOptional(resolved))
        {
            writer.WriteBool(!value.IsNull);
            if (value.IsNull)
                return;
        }
        if (!IsArray(resolved))
        {
            Convert(path, () => codec.Write(writer, value));
            return;
        }
        var values = Convert(path, value.AsArray);
        writer.WriteVarUInt32((uint)values.Count);
        path.EnterArray();
        for (var i = 0; i < values.Count; i++)
        {
            path.SetIndex(i);
            var element = values[i];
            Convert(path, () => codec.Write(writer, element));
        }
        path.Leave();
    }

    private void EncodeArray(string elementType, Variant value, PackWriter writer, AbiPath path, int depth)
    {
        path.HintElement("ARRAY");
        var values = Convert(path, value.AsArray);
        writer.WriteVarUInt32((uint)values.Count);
        path.EnterArray();
        for (var i = 0; i < values.Count; i++)
        {
            path.SetIndex(i);
            Encode(elementType, values[i], writer, path, depth, extensionsAllowed: false);
        }
        path.Leave();
    }

    private void EncodeVariant(AbiVariant variant, Variant value, PackWriter writer, AbiPath path, int depth, bool extensionsAllowed)
    {
        path.HintElement(variant.Name);
        if (!value.IsArray || value.AsArray().Count != 2)
            throw Error(AbiError.Pack, $"Expected input to be an array of two items while processing variant '{path.Shown:p}'", path);
        if (!value[0].IsString)
            throw Error(AbiError.Pack, $"Encountered non-string as first item of input array while processing variant '{path.Shown:p}'", path);
        var type = value[0].GetString();
        var tag = variant.Types.TakeWhile(t => t != type).Count();
        if (tag == variant.Types.Count)
            throw Error(AbiError.Pack, $"Specified type '{path.Name(type):t}' in input array is not valid within the variant '{path.Shown:p}'", path);
        writer.WriteVarUInt32((uint)tag);
        path.EnterVariant(tag, type);
        Encode(type, value[1], writer, path, depth, extensionsAllowed);
        path.Leave();
    }

    private static void Convert(AbiPath path, System.Action convert) => Convert(path, () =>
    {
        convert();
        return true;
    });

    private static T Convert<T>(AbiPath path, Func<T> convert)
    {
        try
        {
            return convert();
        }
        catch (FormatException e)
        {
            var error = new AbiException(e is ValueFormatException { IsChainError: true } value ? (AbiError)value.Code : AbiError.General, e.Message, path.Full);
            foreach (var step in (e as ValueFormatException)?.Outer ?? [])
                error.Within(step);
            throw error;
        }
    }
}
