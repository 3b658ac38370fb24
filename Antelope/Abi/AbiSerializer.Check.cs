namespace Antelope.Abi;

public sealed partial class AbiSerializer
{
    private void CheckDuplicates()
    {
        CheckCount(_typedefs.Count, Definition.Types.Count, AbiError.DuplicateTypeDef, "type");
        CheckCount(_structs.Count, Definition.Structs.Count, AbiError.DuplicateStructDef, "struct");
        CheckCount(_actions.Count, Definition.Actions.Count, AbiError.DuplicateActionDef, "action");
        CheckCount(_tables.Count, Definition.Tables.Count, AbiError.DuplicateTableDef, "table");
        CheckCount(_errorMessages.Count, Definition.ErrorMessages.Count, AbiError.DuplicateErrorMessageDef, "error message");
        CheckCount(_variants.Count, Definition.Variants.Count, AbiError.DuplicateVariantDef, "variant");
        CheckCount(_actionResults.Count, Definition.ActionResults.Count, AbiError.DuplicateActionResultDef, "action results");
    }

    private static void CheckCount(int distinct, int given, AbiError error, string what)
    {
        if (distinct != given)
            throw new AbiException(error, $"duplicate {what} definition detected");
    }

    /// <summary>In the order of nodeos's maps, so that the same error is found first.</summary>
    private void CheckTypes()
    {
        foreach (var name in Sorted(_typedefs.Keys))
            CheckCircularTypedef(name);
        foreach (var name in Sorted(_typedefs.Keys))
            CheckType(_typedefs[name]);
        foreach (var name in Sorted(_structs.Keys))
            CheckStruct(_structs[name]);
        foreach (var name in Sorted(_variants.Keys))
            foreach (var type in _variants[name].Types)
                CheckType(type);
        foreach (var types in new[] { _actions, _tables, _actionResults })
            foreach (var name in types.Keys.Order())
                CheckType(types[name]);
    }

    private void CheckCircularTypedef(string name)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal) { name };
        var type = _typedefs[name];
        seen.Add(type);
        while (_typedefs.TryGetValue(type, out var next))
        {
            if (!seen.Add(next))
                throw new AbiException(AbiError.CircularDef, $"Circular reference in type {name:type}");
            type = next;
        }
    }

    private void CheckStruct(AbiStruct item)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal) { item.Name };
        for (var current = item; current.Base.Length != 0;)
        {
            if (!_structs.TryGetValue(ResolveType(current.Base), out var parent))
                throw new AbiException(AbiError.InvalidTypeInsideAbi, $"Unknown struct {current.Base:type}");
            if (!seen.Add(parent.Name))
                throw new AbiException(AbiError.CircularDef, $"Circular reference in struct {item.Name:type}");
            current = parent;
        }
        foreach (var field in item.Fields)
            CheckType(RemoveExtension(field.Type), field.Type);
    }

    private void CheckType(string type, string? shown = null)
    {
        if (!IsType(type))
            throw new AbiException(AbiError.InvalidTypeInsideAbi, shown ?? type);
    }

    private static IEnumerable<string> Sorted(IEnumerable<string> names) => names.Order(StringComparer.Ordinal);
}
