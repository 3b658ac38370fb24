using DevNode.Chain;
using DevNode.Wasm;
using ValueType = DevNode.Wasm.ValueType;

namespace DevNode.Tests.Wasm;

/// <summary>Who may call a host function.</summary>
internal enum HostFunctionAccess
{
    Any,
    Action,
    Privileged,
    ContextFree,
}

/// <summary>A row of Golden/wasm/host-functions.tsv: a host function as nodeos registers it; no feature means from genesis on.</summary>
internal sealed record HostFunctionTable(string Name, FunctionType Type, HostFunctionAccess Access, BuiltinProtocolFeature? Feature)
{
    public static IReadOnlyList<HostFunctionTable> Rows { get; } =
        [.. Golden.Text("wasm/host-functions.tsv").Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(line => Row(line.Split('\t')))];

    private static HostFunctionTable Row(string[] columns) => new(
        columns[0],
        new([.. columns[1].Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Value)], columns[2].Length == 0 ? null : Value(columns[2])),
        Enum.Parse<HostFunctionAccess>(columns[3].Replace("-", "", StringComparison.Ordinal), ignoreCase: true),
        columns[4] == "genesis" ? null : Enum.Parse<BuiltinProtocolFeature>(columns[4].Replace("_", "", StringComparison.Ordinal), ignoreCase: true));

    private static ValueType Value(string name) => Enum.Parse<ValueType>(name, ignoreCase: true);
}
