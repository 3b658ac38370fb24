using Antelope.Json;
using Antelope.Serialization;

namespace Antelope.Abi;

public sealed partial class AbiSerializer
{
    /// <summary>Reads a value from the start of <paramref name="data"/>; what follows it is ignored. Throws <see cref="AbiException"/>.</summary>
    /// <param name="type">A type of the ABI.</param>
    /// <param name="data">Its binary form.</param>
    /// <param name="fullPaths">Name the whole way to a failing field in <see cref="AbiException.Detail"/> too.</param>
    public Variant Decode(string type, ReadOnlySpan<byte> data, bool fullPaths = false)
    {
        var reader = new PackReader(data);
        return Decode(type, ref reader, PathOf(type, fullPaths), 1);
    }

    private Variant Decode(string type, ref PackReader reader, AbiPath path, int depth)
    {
        CheckDepth(++depth);
        var resolved = ResolveType(type);
        var fundamental = FundamentalType(resolved);
        if (BuiltInTypes.Find(fundamental) is { } codec)
            return DecodeBuiltIn(codec, resolved, fundamental, ref reader, path);
        if (IsArray(resolved))
            return DecodeArray(fundamental, ref reader, path, depth);
        if (IsOptional(resolved))
            return ReadOrThrow(ref reader, (ref r) => r.ReadUInt8(), path, "presence flag of optional") != 0
                ? Decode(fundamental, ref reader, path, depth)
                : default;
        if (_variants.TryGetValue(resolved, out var variant))
            return DecodeVariant(variant, ref reader, path, depth);
        var value = new VariantObject();
        DecodeStruct(resolved, ref reader, value, path, depth);
        return value.Count != 0 ? value : throw Error(AbiError.Unpack, $"Unable to unpack '{path.Shown:p}' from stream", path);
    }

    private static Variant DecodeBuiltIn(BuiltInTypes.Codec codec, string resolved, string fundamental, ref PackReader reader, AbiPath path)
    {
        var kind = IsArray(resolved) ? "array of built-in" : IsOptional(resolved) ? "optional of built-in" : "built-in";
        var frame = ErrorStep.Of($"Unable to unpack {kind:class} type '{fundamental:type}' while processing '{path.Shown:p}'");
        var start = reader.Position;
        try
        {
            if (IsOptional(resolved))
                return reader.ReadBool() ? codec.Read(ref reader) : default;
            if (!IsArray(resolved))
                return codec.Read(ref reader);
            var count = reader.ReadElementCount();
            var values = new List<Variant>();
            while (values.Count < count)
                values.Add(codec.Read(ref reader));
            return values;
        }
        catch (PackException e)
        {
            throw Within(new(AbiError.Unpack, frame, path.Full, e.Step), ref reader);
        }
        catch (ValueFormatException e)
        {
            throw e.IsChainError
                ? Within(new((AbiError)e.Code, e.Step, path.Full), ref reader).Within(frame)
                : new AbiException(AbiError.Unpack, (frame with { Format = frame.Format + " (${what})" }).With("what", e.Message), path.Full);
        }

        AbiException Within(AbiException error, ref PackReader reader)
        {
            var steps = UnpackSteps.Of(codec.NodeosType + (IsArray(resolved) ? "[]" : IsOptional(resolved) ? "?" : ""), reader.From(start));
            return steps.Aggregate(error, (outer, step) => outer.Within(step));
        }
    }

    private Variant DecodeArray(string elementType, ref PackReader reader, AbiPath path, int depth)
    {
        path.HintElement("ARRAY");
        var count = ReadOrThrow(ref reader, (ref r) => r.ReadVarUInt32(), path, "size of array");
        var values = new List<Variant>();
        path.EnterArray();
        for (var i = 0; i < count; i++)
        {
            path.SetIndex(i);
            values.Add(Decode(elementType, ref reader, path, depth));
        }
        path.Leave();
        return values;
    }

    private Variant DecodeVariant(AbiVariant variant, ref PackReader reader, AbiPath path, int depth)
    {
        path.HintElement(variant.Name);
        var tag = ReadOrThrow(ref reader, (ref r) => r.ReadVarUInt32(), path, "tag of variant");
        if (tag >= variant.Types.Count)
            throw Error(AbiError.Unpack, $"Unpacked invalid tag ({tag:select}) for variant '{path.Shown:p}'", path);
        var type = variant.Types[(int)tag];
        path.EnterVariant((int)tag, type);
        var value = Decode(type, ref reader, path, depth);
        path.Leave();
        return new Variant[] { type, value };
    }

    private void DecodeStruct(string type, ref PackReader reader, VariantObject value, AbiPath path, int depth)
    {
        CheckDepth(++depth);
        if (!_structs.TryGetValue(type, out var item))
            throw Error(AbiError.InvalidTypeInsideAbi, $"Unknown type {path.Name(type):type}", path);
        path.HintElement(item.Name);
        if (item.Base.Length != 0)
            DecodeStruct(ResolveType(item.Base), ref reader, value, path, depth);
        var extensionSeen = false;
        foreach (var field in item.Fields)
        {
            var isExtension = field.Type.EndsWith('$');
            extensionSeen |= isExtension;
            if (reader.Remaining == 0)
            {
                if (isExtension)
                    continue;
                throw extensionSeen
                    ? Error(AbiError.Abi, $"Encountered field '{path.Name(field.Name):f}' without binary extension designation while processing struct '{path.Shown:p}'", path)
                    : Error(AbiError.Unpack, $"Stream unexpectedly ended; unable to unpack field '{path.Name(field.Name):f}' of struct '{path.Shown:p}'", path);
            }
            path.EnterField(field);
            value.Add(field.Name, Decode(ResolveType(RemoveExtension(field.Type)), ref reader, path, depth));
            path.Leave();
        }
    }

    private delegate T ReadOne<T>(ref PackReader reader);

    private static T ReadOrThrow<T>(ref PackReader reader, ReadOne<T> read, AbiPath path, string what)
    {
        try
        {
            return read(ref reader);
        }
        catch (PackException e)
        {
            throw new AbiException(AbiError.Unpack, $"Unable to unpack {what} '{path.Shown}'", path.Full, e.RangeError ?? e.Message);
        }
    }

    private static AbiException Error(AbiError error, ErrorMessage detail, AbiPath path) => Error(error, detail.ToStep(), path);
    private static AbiException Error(AbiError error, ErrorStep detail, AbiPath path) => new(error, detail, path.Full);
}
