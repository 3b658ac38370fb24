using System.Reflection;
using System.Reflection.Emit;

namespace DevNode.Wasm.Compiling;

/// <summary>The methods of a module's type, by function index, and the dispatchers of its indirect calls.</summary>
internal sealed class ModuleMethods
{
    public const BindingFlags Binding = BindingFlags.Static | BindingFlags.NonPublic;

    private readonly WasmModule _module;
    private readonly TypeBuilder _type;
    private readonly MethodBuilder[] _functions;
    private readonly Dictionary<FunctionType, MethodBuilder> _dispatchers = [];

    public ModuleMethods(WasmModule module, TypeBuilder type)
    {
        (_module, _type) = (module, type);
        _functions = new MethodBuilder[module.FunctionCount];
        for (var i = 0; i < _functions.Length; i++)
            _functions[i] = Define(Name(i), module.TypeOf((uint)i), dispatches: false);
    }

    public static string Name(int function) => $"f{function}";

    public MethodBuilder Function(int index) => _functions[index];

    /// <summary>A method that takes an element index after the parameters and calls that element of the table.</summary>
    public MethodBuilder Dispatcher(FunctionType type)
    {
        if (!_dispatchers.TryGetValue(type, out var method))
        {
            method = Define($"indirect{_dispatchers.Count}", type, dispatches: true);
            _dispatchers.Add(type, method);
            EmitDispatcher(method.GetILGenerator(), type);
        }
        return method;
    }

    private void EmitDispatcher(ILGenerator il, FunctionType type)
    {
        var fault = il.DefineLabel();
        var targets = new Dictionary<int, Label>();
        var cases = new Label[_module.Table!.Length];
        for (var i = 0; i < cases.Length; i++)
        {
            var function = _module.Table[i];
            if (function < 0 || !_module.TypeOf((uint)function).Equals(type))
                cases[i] = fault;
            else if (targets.TryGetValue(function, out var known))
                cases[i] = known;
            else
                targets.Add(function, cases[i] = il.DefineLabel());
        }
        var parameters = type.Parameters.Count;
        il.LoadArgument(parameters);
        il.Emit(OpCodes.Switch, cases);
        il.MarkLabel(fault);
        il.Emit(OpCodes.Call, RuntimeMethods.UndefinedElement);
        il.EmitThrowNull();
        foreach (var (function, label) in targets)
        {
            il.MarkLabel(label);
            for (var i = 0; i < parameters; i++)
                il.LoadArgument(i);
            il.LoadArgument(parameters + 1);
            il.Emit(OpCodes.Call, _functions[function]);
            il.Emit(OpCodes.Ret);
        }
    }

    private MethodBuilder Define(string name, FunctionType type, bool dispatches)
    {
        var parameters = type.Parameters.Select(StackType).ToList();
        if (dispatches)
            parameters.Add(typeof(int));
        parameters.Add(typeof(WasmInstance));
        var method = _type.DefineMethod(name, MethodAttributes.Static | MethodAttributes.Assembly,
            type.Result is { } result ? StackType(result) : typeof(void), [.. parameters]);
        method.InitLocals = false;
        return method;
    }

    private static Type StackType(ValueType type) => type.IsWide() ? typeof(long) : typeof(int);
}
