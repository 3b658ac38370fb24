using System.Globalization;

namespace Bench.Speed;

/// <summary>Options of the <c>speed</c> command.</summary>
/// <param name="Nodeos">The nodeos to compare with; null for none.</param>
/// <param name="Transfers">Transfers measured for each endpoint; a quarter as many go before them.</param>
/// <param name="Connections">HTTP connections.</param>
/// <param name="Accounts">Accounts of the chain.</param>
/// <param name="Directory">Where the nodes' files are; kept when given, else removed at the end.</param>
internal sealed record SpeedOptions(string? Nodeos, int Transfers, int Connections, int Accounts, string? Directory)
{
    /// <summary>Throws <see cref="FormatException"/> naming what is wrong.</summary>
    public static SpeedOptions Parse(string[] arguments)
    {
        var options = new SpeedOptions(Environment.GetEnvironmentVariable("LAB_NODEOS"), 5000, 8, 10_000, null);
        for (var i = 0; i + 1 < arguments.Length; i += 2)
        {
            var value = arguments[i + 1];
            options = arguments[i] switch
            {
                "--nodeos" => options with { Nodeos = value },
                "--transfers" => options with { Transfers = Number(value) },
                "--connections" => options with { Connections = Number(value) },
                "--accounts" => options with { Accounts = Math.Max(Number(value), 100) },
                "--directory" => options with { Directory = Path.GetFullPath(value) },
                var unknown => throw new FormatException($"{unknown} is no option of this command"),
            };
        }
        return options.Nodeos is not { } path || File.Exists(path) ? options : throw new FormatException($"--nodeos: there is no {path}");
    }

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
