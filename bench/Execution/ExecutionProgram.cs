namespace Bench.Execution;

/// <summary>Something a contract does, timed.</summary>
/// <param name="Label">For the table.</param>
/// <param name="Contract">Name of the module in bench/Execution/Contracts.</param>
/// <param name="Data">The action's data, to which a number is added that makes each transaction another.</param>
/// <param name="Count">How often what is timed is done in one execution.</param>
internal sealed record ExecutionProgram(string Label, string Contract, byte[] Data, int Count)
{
    public static byte[] Code(string contract) =>
        File.ReadAllBytes(Path.Combine(Repository.Root, "bench", "Execution", "Contracts", $"{contract}.wasm"));
}
