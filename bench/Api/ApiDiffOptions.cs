using System.Globalization;

namespace Bench.Api;

/// <summary>The command's arguments.</summary>
internal sealed record ApiDiffOptions(string Nodeos, string DevNode, string Blocks, int Requests, int Seed, int Shown, bool Verbose, string Only)
{
    public static ApiDiffOptions Parse(string[] arguments)
    {
        return new(
            Value("nodeos") ?? throw new ArgumentException("--nodeos FILE is missing"), Value("devnode") ?? Repository.DevNode,
            Value("blocks") ?? throw new ArgumentException("--blocks DIR is missing"), Number("requests", 200), Number("seed", 1), Number("shown", 3),
            arguments.Contains("--verbose"), Value("only") ?? "");

        string? Value(string name) => Array.IndexOf(arguments, $"--{name}") is >= 0 and var at && at + 1 < arguments.Length ? arguments[at + 1] : null;
        int Number(string name, int fallback) => Value(name) is { } text ? int.Parse(text, CultureInfo.InvariantCulture) : fallback;
    }
}
