using System.Text;
using DevNode.Chain.Intrinsics;
using DevNode.Wasm;
using DevNode.Wasm.Compiling;
using DevNode.Wasm.Parsing;

namespace DevNode.Tests.Wasm;

/// <summary>The few functions that the math and trap contracts need, writing to a console of their own.</summary>
public sealed class RecordingHost(byte[] actionData)
{
    public static readonly HostFunctions Functions =
        new(typeof(RecordingHost), typeof(CompilerBuiltins), typeof(CompilerBuiltinsInt128));

    public StringBuilder Console { get; } = new();

    [HostFunction("prints_l")]
    public void PrintsL(WasmInstance wasm, uint text, uint length) => Console.Append(Encoding.UTF8.GetString(wasm.Span(text, length)));

    [HostFunction("prints")]
    public void Prints(WasmInstance wasm, uint text) => Console.Append(Encoding.UTF8.GetString(wasm.NullTerminated(text)));

    [HostFunction("printi")]
    public void PrintI(long value) => Console.Append(value);

    [HostFunction("printui")]
    public void PrintUi(ulong value) => Console.Append(value);

    [HostFunction("printi128")]
    public void PrintI128(WasmInstance wasm, uint value) => Console.Append(wasm.Get<Int128>(value));

    [HostFunction("printhex")]
    public void PrintHex(WasmInstance wasm, uint data, uint length) => Console.Append(Convert.ToHexStringLower(wasm.Span(data, length)));

    [HostFunction("read_action_data")]
    public uint ReadActionData(WasmInstance wasm, uint buffer, uint length)
    {
        var count = (uint)Math.Min(length, actionData.Length);
        actionData.AsSpan(0, (int)count).CopyTo(wasm.Span(buffer, length));
        return count;
    }

    /// <summary>Runs one action of a compiled contract and returns what it printed.</summary>
    public static string Run(CompiledModule module, string action, byte[] data, Action? checkTime = null)
    {
        var host = new RecordingHost(data);
        using var instance = module.Instantiate(host, checkTime ?? (() => { }), 528, 251);
        instance.Apply(1, 1, (long)Antelope.Name.Parse(action).Value);
        return host.Console.ToString();
    }

    public static CompiledModule Compile(byte[] code) =>
        ModuleCompiler.Compile(WasmParser.Parse(code, ParserOptions.Configured(WasmConfig.Default)), Functions);
}
