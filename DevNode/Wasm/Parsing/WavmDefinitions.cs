namespace DevNode.Wasm.Parsing;

/// <summary>What WAVM checks once all sections are read (IR/Validate.cpp validateDefinitions); messages hold nodeos's expressions.</summary>
internal static class WavmDefinitions
{
    /// <summary>The last code of a value type: f64.</summary>
    public const byte LastType = 4;

    private const uint MostPages = 65536;

    /// <exception cref="WasmParseException">The first definition that is wrong.</exception>
    public static void Validate(WavmModule module)
    {
        foreach (var type in module.Types)
        {
            foreach (var parameter in type.Parameters)
                CheckValueType(parameter);
            CheckResultType(type.Result);
        }
        module.TableImports.ForEach(CheckTable);
        module.MemoryImports.ForEach(memory => CheckSize(memory, MostPages));
        foreach (var global in module.GlobalImports)
        {
            CheckValueType(global.Type);
            Require(!global.IsMutable, "mutable globals cannot be imported: globalImport.type.isMutable");
        }
        foreach (var (count, type) in module.Functions.SelectMany(function => function.Locals))
        {
            if (count > 0)
                CheckValueType(type);
        }
        foreach (var global in module.Globals)
        {
            CheckValueType(global.Type);
            CheckInitializer(module, global.Initializer, global.Type, "global initializer expression");
        }
        module.Tables.ForEach(CheckTable);
        Require(module.TableCount <= 1, "too many tables: module.tables.size()>1");
        module.Memories.ForEach(memory => CheckSize(memory, MostPages));
        Require(module.MemoryCount <= 1, "too many memories: module.memories.size()>1");
        CheckExports(module);
        if (module.Start is { } start)
        {
            CheckIndex(start, module.FunctionCount, "module.startFunctionIndex>=module.functions.size()");
            Require(module.TypeOf(start).Is(0), "start function must not have any parameters or results: startFunctionType != FunctionType::get()");
        }
        CheckSegments(module);
    }

    /// <summary>Refuses a type of a block or function that is neither a value type nor none.</summary>
    public static void CheckResultType(byte type) => Require(type <= LastType, $"invalid return type ({type})");

    public static void CheckIndex(uint index, uint count, string comparison) => Require(index < count, $"invalid index: {comparison}");

    public static void Require(bool condition, string message)
    {
        if (!condition)
            throw new WasmParseException(message);
    }

    private static void CheckValueType(byte type) => Require(type is not 0 and <= LastType, $"invalid value type ({type})");

    private static void CheckTable(WavmSize table)
    {
        Require(table.ElementType == 0x70, $"invalid table element type ({table.ElementType})");
        CheckSize(table, uint.MaxValue);
    }

    private static void CheckSize(WavmSize size, uint most)
    {
        var maximum = size.Maximum ?? most;
        Require(size.Minimum <= maximum, "disjoint size bounds: size.min>max");
        Require(maximum <= most, "maximum size exceeds limit: max>maxMax");
    }

    private static void CheckInitializer(WavmModule module, WavmInitializer initializer, byte expected, string context)
    {
        var type = (byte)(initializer.Opcode - (byte)Opcode.I32Const + 1);
        if (initializer.Opcode == (byte)Opcode.GlobalGet)
        {
            CheckGlobal(module, initializer.Value);
            Require(initializer.Value < module.GlobalImports.Count, "global variable initializer expression may only access imported globals");
            type = CheckImmutable(module, initializer.Value);
        }
        Require(type == expected, $"type mismatch: expected in {context}");
    }

    private static void CheckGlobal(WavmModule module, uint index) => CheckIndex(index, module.GlobalCount, "globalIndex>=module.globals.size()");

    private static byte CheckImmutable(WavmModule module, uint index)
    {
        var global = module.GlobalAt(index);
        Require(!global.IsMutable, "global variable initializer expression may only access immutable globals");
        return global.Type;
    }

    private static void CheckExports(WavmModule module)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var export in module.Exports)
        {
            switch ((ExternalKind)export.Kind)
            {
                case ExternalKind.Function: CheckIndex(export.Index, module.FunctionCount, "exportIt.index>=module.functions.size()"); break;
                case ExternalKind.Table: CheckIndex(export.Index, module.TableCount, "exportIt.index>=module.tables.size()"); break;
                case ExternalKind.Memory: CheckIndex(export.Index, module.MemoryCount, "exportIt.index>=module.memories.size()"); break;
                case ExternalKind.Global:
                    CheckGlobal(module, export.Index);
                    CheckImmutable(module, export.Index);
                    break;
                default: throw new WasmParseException("unknown export kind");
            }
            Require(names.Add(export.Name), "duplicate export: exportNameMap.count(exportIt.name)");
        }
    }

    private static void CheckSegments(WavmModule module)
    {
        foreach (var data in module.Data)
        {
            CheckIndex(data.Target, module.MemoryCount, "dataSegment.memoryIndex>=module.memories.size()");
            CheckInitializer(module, data.Offset, 1, "data segment base initializer");
        }
        foreach (var element in module.Elements)
        {
            CheckIndex(element.Target, module.TableCount, "tableSegment.tableIndex>=module.tables.size()");
            CheckInitializer(module, element.Offset, 1, "table segment base initializer");
            foreach (var function in element.Functions)
                CheckIndex(function, module.FunctionCount, "functionIndex>=module.functions.size()");
        }
    }
}
