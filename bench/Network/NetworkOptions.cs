using System.Globalization;

namespace Bench.Network;

/// <summary>Options of the <c>network</c> command.</summary>
/// <param name="Nodeos">The nodeos that two of the five nodes run; null for five DevNodes.</param>
/// <param name="AllNodeos">Whether nodeos runs all five: what the others are compared with.</param>
/// <param name="Load">How long transactions are sent.</param>
/// <param name="Seed">Seed of the load.</param>
/// <param name="Rate">Transactions per second.</param>
/// <param name="Partitions">How often the network is cut in two under load; 0 for a network that stays whole.</param>
/// <param name="Directory">Where the nodes' files are; kept when given, else removed at the end.</param>
internal sealed record NetworkOptions(string? Nodeos, bool AllNodeos, TimeSpan Load, int Seed, double Rate, int Partitions, string? Directory)
{
    /// <summary>Throws <see cref="FormatException"/> naming what is wrong.</summary>
    public static NetworkOptions Parse(string[] arguments)
    {
        var options = new NetworkOptions(null, false, TimeSpan.FromMinutes(10), 1, 20, 0, null);
        for (var i = 0; i < arguments.Length; i++)
        {
            if (arguments[i] == "--all-nodeos")
            {
                options = options with { AllNodeos = true };
                continue;
            }
            var value = i + 1 < arguments.Length ? arguments[++i] : throw new FormatException($"{arguments[i]} needs a value");
            options = arguments[i - 1] switch
            {
                "--nodeos" => options with { Nodeos = File.Exists(value) ? value : throw new FormatException($"--nodeos: there is no {value}") },
                "--minutes" => options with { Load = TimeSpan.FromMinutes(double.Parse(value, CultureInfo.InvariantCulture)) },
                "--seed" => options with { Seed = int.Parse(value, CultureInfo.InvariantCulture) },
                "--rate" => options with { Rate = double.Parse(value, CultureInfo.InvariantCulture) },
                "--partitions" => options with { Partitions = int.Parse(value, CultureInfo.InvariantCulture) },
                "--directory" => options with { Directory = Path.GetFullPath(value) },
                var unknown => throw new FormatException($"{unknown} is no option of this command"),
            };
        }
        return !options.AllNodeos || options.Nodeos is not null ? options : throw new FormatException("--all-nodeos needs --nodeos");
    }
}
