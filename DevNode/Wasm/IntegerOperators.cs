namespace DevNode.Wasm;

/// <summary>Integer divisions with WebAssembly's traps.</summary>
internal static class IntegerOperators
{
    public static int Div(int a, int b) => b == 0 || (b == -1 && a == int.MinValue) ? throw Fault() : a / b;
    public static uint Div(uint a, uint b) => b == 0 ? throw Fault() : a / b;
    public static long Div(long a, long b) => b == 0 || (b == -1 && a == long.MinValue) ? throw Fault() : a / b;
    public static ulong Div(ulong a, ulong b) => b == 0 ? throw Fault() : a / b;
    public static int Rem(int a, int b) => b == 0 ? throw Fault() : b == -1 ? 0 : a % b;
    public static uint Rem(uint a, uint b) => b == 0 ? throw Fault() : a % b;
    public static long Rem(long a, long b) => b == 0 ? throw Fault() : b == -1 ? 0 : a % b;
    public static ulong Rem(ulong a, ulong b) => b == 0 ? throw Fault() : a % b;

    private static WasmTrapException Fault() => WasmTrapException.AccessViolation("integer division by zero or overflow");
}
