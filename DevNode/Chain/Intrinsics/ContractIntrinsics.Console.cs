using System.Globalization;
using System.Text;
using Antelope;
using DevNode.Wasm;
using DevNode.Wasm.Floats;

namespace DevNode.Chain.Intrinsics;

/// <content>Printing (nodeos console.cpp); open to context free actions.</content>
public sealed partial class ContractIntrinsics
{
    [HostFunction("prints")]
    public void Prints(WasmInstance wasm, uint text) => Print(wasm.NullTerminated(text));

    [HostFunction("prints_l")]
    public void PrintsL(WasmInstance wasm, uint text, uint length) => Print(wasm.Span(text, length));

    [HostFunction("printi")]
    public void PrintI(long value) => Print(value);

    [HostFunction("printui")]
    public void PrintUi(ulong value) => Print(value);

    [HostFunction("printi128")]
    public void PrintI128(WasmInstance wasm, uint value) => Print(wasm.Get<Int128>(value));

    [HostFunction("printui128")]
    public void PrintUi128(WasmInstance wasm, uint value) => Print(wasm.Get<UInt128>(value));

    [HostFunction("printsf")]
    public void PrintSf(float value)
    {
        if (controller.ContractsConsole)
            Print(FloatText.Of(value));
    }

    [HostFunction("printdf")]
    public void PrintDf(double value)
    {
        if (controller.ContractsConsole)
            Print(FloatText.Of(value));
    }

    [HostFunction("printqf")]
    public void PrintQf(WasmInstance wasm, uint value)
    {
        var number = wasm.Get<UInt128>(value);
        if (controller.ContractsConsole)
            Print(FloatText.Of(new Float128(number)));
    }

    [HostFunction("printn")]
    public void PrintN(ulong value)
    {
        if (controller.ContractsConsole)
            Print(new Name(value).ToString());
    }

    [HostFunction("printhex")]
    public void PrintHex(WasmInstance wasm, uint data, uint length)
    {
        var bytes = wasm.Span(data, length);
        if (controller.ContractsConsole)
            Print(Convert.ToHexStringLower(bytes));
    }

    private void Print<T>(T number) where T : IFormattable
    {
        if (controller.ContractsConsole)
            Print(number.ToString(null, CultureInfo.InvariantCulture));
    }

    private void Print(string text) => Print(Encoding.UTF8.GetBytes(text));

    private void Print(ReadOnlySpan<byte> text)
    {
        if (controller.ContractsConsole)
            context.ConsoleAppend(text);
    }
}
