using System.Reflection;

namespace DevNode.Wasm.Compiling;

/// <summary>What generated code refers to.</summary>
internal static class RuntimeMethods
{
    private const BindingFlags Any = BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic;

    public static readonly MethodInfo Enter = Instance(nameof(WasmInstance.Enter));
    public static readonly MethodInfo Leave = Instance(nameof(WasmInstance.Leave));
    public static readonly MethodInfo EnterHost = Instance(nameof(WasmInstance.EnterHost));
    public static readonly MethodInfo Poll = Instance(nameof(WasmInstance.Poll));
    public static readonly MethodInfo Unreachable = Instance(nameof(WasmInstance.Unreachable));
    public static readonly MethodInfo UndefinedElement = Instance(nameof(WasmInstance.UndefinedElement));
    public static readonly MethodInfo CurrentPages = Instance(nameof(WasmInstance.CurrentPages));
    public static readonly MethodInfo Grow =
        typeof(WasmInstance).GetMethod("Grow", Any, [typeof(int), typeof(WasmInstance)])!;
    public static readonly FieldInfo Globals = typeof(WasmInstance).GetField(nameof(WasmInstance.Globals), Any)!;
    public static readonly FieldInfo Host = typeof(WasmInstance).GetField(nameof(WasmInstance.Host), Any)!;
    public static readonly MethodInfo Int32BitsToSingle = Of(typeof(BitConverter), nameof(BitConverter.Int32BitsToSingle));
    public static readonly MethodInfo SingleToInt32Bits = Of(typeof(BitConverter), nameof(BitConverter.SingleToInt32Bits));
    public static readonly MethodInfo Int64BitsToDouble = Of(typeof(BitConverter), nameof(BitConverter.Int64BitsToDouble));
    public static readonly MethodInfo DoubleToInt64Bits = Of(typeof(BitConverter), nameof(BitConverter.DoubleToInt64Bits));
    public static readonly MethodInfo Select32 = Of(typeof(Operators), nameof(Operators.Select), typeof(int), typeof(int), typeof(int));
    public static readonly MethodInfo Select64 = Of(typeof(Operators), nameof(Operators.Select), typeof(long), typeof(long), typeof(int));

    public static MethodInfo Of(Type type, string name, params Type[] parameters) =>
        (parameters.Length == 0 ? type.GetMethod(name, Any) : type.GetMethod(name, Any, parameters))
        ?? throw new MissingMethodException(type.FullName, name);

    private static MethodInfo Instance(string name) => Of(typeof(WasmInstance), name);
}
