using Antelope.Json;
using Antelope.Serialization;

namespace Antelope.Abi;

public sealed partial class AbiSerializer
{
    private void EncodeStruct(AbiStruct item, Variant value, PackWriter writer, AbiPath path, int depth, bool extensionsAllowed)
    {
        path.HintElement(item.Name);
        if (value.IsObject)
            EncodeMembers(item, value, writer, path, depth, extensionsAllowed);
        else if (value.IsArray)
            EncodePositions(item, value.AsArray(), writer, path, depth, extensionsAllowed);
        else
            throw Error(AbiError.Pack, $"Unexpected input encountered while processing struct '{path.Shown:p}'", path);
    }

    private void EncodeMembers(AbiStruct item, Variant value, PackWriter writer, AbiPath path, int depth, bool extensionsAllowed)
    {
        if (item.Base.Length != 0)
            Encode(ResolveType(item.Base), value, writer, path, depth, extensionsAllowed: false);
        var members = value.AsObject();
        var extensionLeftOut = false;
        foreach (var field in item.Fields)
        {
            var present = members.TryGet(field.Name, out var member);
            var shown = path.Name(field.Name);
            if (present || IsOptional(field.Type))
            {
                if (extensionLeftOut)
                    throw Error(AbiError.Pack, $"Unexpected field '{shown:f}' found in input object while processing struct '{path.Shown:p}'", path);
                EncodeField(item, field, member, writer, path, depth, extensionsAllowed);
            }
            else if (field.Type.EndsWith('$') && extensionsAllowed)
                extensionLeftOut = true;
            else if (extensionLeftOut)
                throw Error(AbiError.Abi, $"Encountered field '{shown:f}' without binary extension designation while processing struct '{path.Shown:p}'", path);
            else
                throw Error(AbiError.Pack, $"Missing field '{shown:f}' in input object while processing struct '{path.Shown:p}'", path);
        }
    }

    private void EncodePositions(AbiStruct item, IReadOnlyList<Variant> values, PackWriter writer, AbiPath path, int depth, bool extensionsAllowed)
    {
        if (item.Base.Length != 0)
            throw Error(AbiError.InvalidTypeInsideAbi, $"Using input array to specify the fields of the derived struct '{path.Shown:p}'; input arrays are currently only allowed for structs without a base", path);
        for (var i = 0; i < item.Fields.Count; i++)
        {
            var field = item.Fields[i];
            if (i < values.Count)
                EncodeField(item, field, values[i], writer, path, depth, extensionsAllowed);
            else if (field.Type.EndsWith('$') && extensionsAllowed)
                break;
            else
                throw Error(AbiError.Pack, $"Early end to input array specifying the fields of struct '{path.Shown:p}'; require input for field '{path.Name(field.Name):f}'", path);
        }
    }

    /// <summary>Only the last field may itself leave out extensions: nothing can follow them.</summary>
    private void EncodeField(AbiStruct item, AbiField field, Variant value, PackWriter writer, AbiPath path, int depth, bool extensionsAllowed)
    {
        path.EnterField(field);
        var isLast = ReferenceEquals(field, item.Fields[^1]);
        Encode(RemoveExtension(field.Type), value, writer, path, depth, extensionsAllowed && isLast);
        path.Leave();
    }
}
