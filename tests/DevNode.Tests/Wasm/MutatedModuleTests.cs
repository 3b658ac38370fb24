using DevNode.Chain.Intrinsics;
using DevNode.Wasm;
using DevNode.Wasm.Compiling;
using DevNode.Wasm.Parsing;

namespace DevNode.Tests.Wasm;

/// <summary>500 modules damaged at random places, and what nodeos's setcode said of each: it refused most, each for the first fault.</summary>
public class MutatedModuleTests
{
    [Fact]
    public void Are_judged_as_nodeos_judged_them()
    {
        using var recorded = GoldenContract.Json("mutated-modules.json.gz");
        var wrong = new List<string>();
        foreach (var row in recorded.RootElement.EnumerateArray())
        {
            var expected = row.GetProperty("message").GetString();
            var actual = Judge(Convert.FromHexString(row.GetProperty("code").GetString()!));
            if (actual != expected)
                wrong.Add($"'{actual}' instead of '{expected}': {row.GetProperty("code")}");
        }
        wrong.ShouldBeEmpty();
    }

    // What is accepted must also compile.
    private static string? Judge(byte[] code)
    {
        try
        {
            CodeValidator.Validate(code, WasmConfig.Default, ContractIntrinsics.Functions, _ => true);
        }
        catch (WasmParseException refusal)
        {
            return refusal.Message;
        }
        ModuleCompiler.Compile(WasmParser.Parse(code, ParserOptions.Apply), ContractIntrinsics.Functions);
        return null;
    }
}
