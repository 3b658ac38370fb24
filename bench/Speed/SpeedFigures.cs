using System.Globalization;

namespace Bench.Speed;

/// <summary>What was measured of one engine, in the order of the table.</summary>
internal sealed class SpeedFigures
{
    private readonly List<(string What, string Unit, bool MoreIsBetter, double Value)> _figures = [];

    public void Add(string what, double value, string unit, bool moreIsBetter) => _figures.Add((what, unit, moreIsBetter, value));

    /// <summary>Prints both engines and how many times as good DevNode is, 1 being the goal; without nodeos DevNode alone.</summary>
    public static void Print(SpeedFigures devNode, SpeedFigures? nodeos)
    {
        Console.WriteLine("| | unit | DevNode | nodeos | DevNode is as good, times |");
        Console.WriteLine("|---|---|---|---|---|");
        for (var i = 0; i < devNode._figures.Count; i++)
        {
            var (what, unit, moreIsBetter, value) = devNode._figures[i];
            var other = nodeos?._figures[i].Value;
            var ratio = moreIsBetter ? value / other : other / value;
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {what} | {unit} | {value:F1} | {other:F1} | {ratio:F2} |"));
        }
    }
}
