using System.Text.Json;
using Antelope;

namespace DevNode.Tests.Wasm.Differential;

/// <summary>Modules that are not valid in one way each, or just still are: set as a contract and, where that is taken, run.</summary>
internal static class ModuleCases
{
    private static readonly Name Account = CaseMaterial.Other;

    /// <param name="chain">Makes the transactions.</param>
    /// <param name="label">When they are set.</param>
    public static IEnumerable<DirectedCase> All(CaseChain chain, string label)
    {
        foreach (var (what, code) in Modules())
        {
            yield return new($"{label}: {what}", chain.Sign([CaseChain.SetCode(Account, code)]));
            // When the module was refused, the former one runs. Filling 33 MiB with zeros may take nodeos longer than a transaction has.
            if (what is not ("memory 528" or "memory 529"))
                yield return new($"{label}: {what}, run", chain.Sign([new(Account, "run", [new(Account, "active")], [])]));
        }
    }

    private static IEnumerable<(string What, byte[] Code)> Modules()
    {
        foreach (var (what, code) in MalformedModules.Raw())
            yield return (what, code);
        foreach (var (what, module) in MalformedModules.Sections().Concat(MalformedModules.Code()))
            yield return (what, module.Build());
        foreach (var (what, module, _) in WasmLimitCases.Modules())
            yield return ($"limit, {what}", module.Build());
        using var mutated = JsonDocument.Parse(Chain.GoldenChain.Unzip("contract/mutated-modules.json.gz"));
        var number = 0;
        foreach (var row in mutated.RootElement.EnumerateArray())
        {
            // every second one: nodeos judges them one after the other
            if (number++ % 2 == 0)
                yield return ($"mutated {number}", Convert.FromHexString(row.GetProperty("code").GetString()!));
        }
    }
}
