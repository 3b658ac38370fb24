namespace DevNode.Wasm;

/// <summary>
/// Functions that older nodeos put into modules for float instructions. Modules may not import them, but are refused for another
/// reason than with an unknown name.
/// </summary>
internal static class InjectedFunctions
{
    public const string Module = "eosio_injection";

    private static readonly Dictionary<string, byte> Instructions = Build();

    public static FunctionType? TypeOf(string name)
    {
        if (!Instructions.TryGetValue(name, out var opcode))
            return null;
        var (operand, count, result) = NumericOpcodes.Numeric((Opcode)opcode);
        return new FunctionType([.. Enumerable.Repeat(operand, count)], result);
    }

    private static Dictionary<string, byte> Build()
    {
        var names = new Dictionary<string, byte>(StringComparer.Ordinal);
        Add(0x5b, "eq ne lt gt le ge", "f32_");
        Add(0x61, "eq ne lt gt le ge", "f64_");
        Add(0x8b, "abs neg ceil floor trunc nearest sqrt add sub mul div min max copysign", "f32_");
        Add(0x99, "abs neg ceil floor trunc nearest sqrt add sub mul div min max copysign", "f64_");
        Add(0xa8, "f32_trunc_i32s f32_trunc_i32u f64_trunc_i32s f64_trunc_i32u", "");
        Add(0xae, "f32_trunc_i64s f32_trunc_i64u f64_trunc_i64s f64_trunc_i64u", "");
        Add(0xb2, "i32_to_f32 ui32_to_f32 i64_to_f32 ui64_to_f32 f64_demote", "");
        Add(0xb7, "i32_to_f64 ui32_to_f64 i64_to_f64 ui64_to_f64 f32_promote", "");
        return names;

        void Add(byte first, string list, string prefix)
        {
            foreach (var name in list.Split(' '))
                names.Add($"_eosio_{prefix}{name}", first++);
        }
    }
}
