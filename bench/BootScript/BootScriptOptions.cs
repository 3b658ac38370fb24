using System.Globalization;

namespace Bench.BootScript;

/// <summary>The command's arguments; paths are absolute.</summary>
internal sealed record BootScriptOptions(
    string Script, string Nodeos, string Cleos, string Keosd, string Contracts, string Python, int Users, int Producers, IReadOnlyList<int> SyncDelays, bool ScriptOnly)
{
    /// <summary>Throws <see cref="ArgumentException"/> naming what is missing.</summary>
    public static BootScriptOptions Parse(string[] arguments)
    {
        return new(
            Required("script"), Required("nodeos"), Required("cleos"), Required("keosd"), Path.GetFullPath(Value("contracts") ?? Repository.Contracts),
            Value("python") ?? "python3", Number(Value("users") ?? "20"), Number(Value("producers") ?? "3"),
            [.. (Value("sync-delays") ?? "80,20").Split(',').Select(Number)], arguments.Contains("--script-only"));

        string? Value(string name) => Array.IndexOf(arguments, $"--{name}") is >= 0 and var at && at + 1 < arguments.Length ? arguments[at + 1] : null;

        string Required(string name) => Path.GetFullPath(Value(name) ?? throw new ArgumentException($"--{name} PATH is missing")) is var path && Path.Exists(path)
            ? path
            : throw new ArgumentException($"--{name}: {path} does not exist");

        static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
    }
}
