using System.Globalization;

namespace Bench.Execution;

/// <summary>Options of the <c>crypto</c> and <c>wasm</c> commands.</summary>
/// <param name="Nodeos">The nodeos to compare with; null for none.</param>
/// <param name="Attempts">Executions of each program, the quickest of which counts.</param>
internal sealed record ExecutionOptions(string? Nodeos, int Attempts)
{
    /// <summary>Throws <see cref="FormatException"/> naming what is wrong.</summary>
    public static ExecutionOptions Parse(string[] arguments)
    {
        var options = new ExecutionOptions(Environment.GetEnvironmentVariable("LAB_NODEOS"), 200);
        for (var i = 0; i + 1 < arguments.Length; i += 2)
        {
            options = arguments[i] switch
            {
                "--nodeos" => options with { Nodeos = arguments[i + 1] },
                "--attempts" => options with { Attempts = int.Parse(arguments[i + 1], CultureInfo.InvariantCulture) },
                var unknown => throw new FormatException($"{unknown} is no option of this command"),
            };
        }
        return options.Nodeos is not { } path || File.Exists(path) ? options : throw new FormatException($"--nodeos: there is no {path}");
    }
}
