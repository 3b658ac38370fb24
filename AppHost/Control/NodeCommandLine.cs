using System.Globalization;
using LabModel;

namespace AppHost.Control;

/// <summary>What follows <c>node</c> on the command line.</summary>
/// <param name="Node">The node's name; empty where only the usage is wanted.</param>
/// <param name="Operation">What to do with it.</param>
/// <param name="Tail">How many recent lines of the log to show.</param>
/// <param name="Follow">Whether to go on with new lines of the log.</param>
/// <param name="Settings">Settings that say which lab it is.</param>
internal sealed record NodeCommandLine(string Node, string Operation, int Tail, bool Follow, string[] Settings)
{
    public const string Name = "node";
    private const int DefaultTail = 50;

    public static string Usage { get; } = $"""
        dotnet run --project AppHost -- node NAME OPERATION [options]

        Operates a node of the running lab and waits until it is done.

        {string.Join("\n", NodeOperation.All.Select(o => $"  {o.Name,-9} {o.Description}"))}
          {NodeOperation.Logs,-9} show the last lines of its log and follow it until Ctrl-C

          --tail N             logs: how many of the last lines, {DefaultTail} by default
          --no-follow          logs: only what there is
          --Lab:Name=NAME      another lab than the default one; --Lab:StateDirectory=DIR where it is kept elsewhere

        With --no-build after `dotnet run` it answers at once. Exit code 0: done; 1: not done; 2: no such node, operation or running lab.
        """;

    /// <summary>Whether only the usage is wanted.</summary>
    public bool Help => Node.Length == 0;

    /// <param name="args">What follows <c>node</c>.</param>
    /// <exception cref="LabConfigurationException">An argument is unknown or missing.</exception>
    public static NodeCommandLine Parse(IReadOnlyList<string> args)
    {
        if (args.Count == 0 || args.Any(a => a is "--help" or "-h"))
            return new("", "", 0, false, []);
        var (tail, follow) = (DefaultTail, true);
        var (words, settings, errors) = (new List<string>(), new List<string>(), new List<string>());
        for (var i = 0; i < args.Count; i++)
        {
            switch (args[i])
            {
                case "--no-follow":
                    follow = false;
                    break;
                case "--tail" when i + 1 < args.Count && Number(args[i + 1]) is { } number:
                    tail = number;
                    i++;
                    break;
                case var arg when arg.StartsWith("--tail=", StringComparison.Ordinal) && Number(arg["--tail=".Length..]) is { } number:
                    tail = number;
                    break;
                case var arg when LabCommandLine.TakeSetting(args, ref i) is { } setting:
                    settings.Add(setting);
                    break;
                case var arg when !arg.StartsWith('-') && words.Count < 2:
                    words.Add(arg);
                    break;
                case var arg:
                    errors.Add($"{arg}: unknown or incomplete; `node --help` shows what there is");
                    break;
            }
        }

        var operations = NodeOperation.All.Select(o => o.Name).Append(NodeOperation.Logs).ToList();
        if (words.Count < 2)
            errors.Add($"node: a node's name and an operation are wanted: {string.Join(", ", operations)}");
        else if (!operations.Contains(words[1]))
            errors.Add($"node: there is no operation {words[1]}; there are {string.Join(", ", operations)}");
        return errors.Count == 0 ? new(words[0], words[1], tail, follow, [.. settings]) : throw new LabConfigurationException(errors);
    }

    private static int? Number(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
