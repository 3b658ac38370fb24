using LabModel;

namespace AppHost;

/// <summary>What the command line says besides settings.</summary>
/// <param name="UntilBooted">End once the boot is verified, with exit code 0, or has failed, with 1.</param>
/// <param name="Clean">Forget the lab's former chain and keys.</param>
/// <param name="Help">Print the usage and end.</param>
/// <param name="Settings">The rest: <c>--Key=value</c> or <c>--Key value</c>.</param>
public sealed record LabCommandLine(bool UntilBooted, bool Clean, bool Help, string[] Settings)
{
    public const string Usage = """
        dotnet run --project AppHost [-- options]
        dotnet run --project AppHost -- node NAME OPERATION    operates a node of the running lab; `node --help` says how
        dotnet run --project AppHost -- compose --output DIR   writes the lab as a Compose file

          --until booted          end once the boot is verified (exit code 0) or has failed (1); everything is torn down
          --clean                 start from scratch: delete the lab's chain and keys first
          --Lab:SETTING=VALUE     any setting of AppHost/lab.json, for example --Lab:Producers=5 --Lab:Users=300
          --help                  this text

        Settings may also be given by environment, for example Lab__Producers=5. Exit code 2: the configuration is wrong.
        """;

    /// <exception cref="LabConfigurationException">An argument is unknown or incomplete.</exception>
    public static LabCommandLine Parse(IReadOnlyList<string> args)
    {
        var (until, clean, help) = (false, false, false);
        var settings = new List<string>();
        var errors = new List<string>();
        for (var i = 0; i < args.Count; i++)
        {
            switch (args[i])
            {
                case "--clean":
                    clean = true;
                    break;
                case "--help" or "-h":
                    help = true;
                    break;
                case "--until" when i + 1 < args.Count && args[i + 1] == "booted":
                    until = true;
                    i++;
                    break;
                case "--until=booted":
                    until = true;
                    break;
                case var _ when TakeSetting(args, ref i) is { } setting:
                    settings.Add(setting);
                    break;
                default:
                    errors.Add($"{args[i]}: unknown or incomplete; --help shows what there is");
                    break;
            }
        }

        return errors.Count == 0 ? new(until, clean, help, [.. settings]) : throw new LabConfigurationException(errors);
    }

    /// <summary>The setting at a place of the command line, as <c>--Lab:KEY=VALUE</c>; null when there is none. The place moves to its end.</summary>
    public static string? TakeSetting(IReadOnlyList<string> args, ref int i)
    {
        if (!args[i].StartsWith("--Lab:", StringComparison.OrdinalIgnoreCase))
            return null;
        if (args[i].Contains('='))
            return args[i];
        return i + 1 < args.Count && !args[i + 1].StartsWith("--", StringComparison.Ordinal) ? $"{args[i]}={args[++i]}" : null;
    }
}
