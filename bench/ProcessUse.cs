using System.Globalization;

namespace Bench;

/// <summary>A process's use of the machine, from Linux's /proc.</summary>
/// <param name="Id">Process id.</param>
/// <param name="Name">Name of the program (comm).</param>
/// <param name="CpuSeconds">User and system time since it started.</param>
/// <param name="ResidentMegabytes">Resident set, in units of 10^6 bytes.</param>
internal sealed record ProcessUse(int Id, string Name, double CpuSeconds, double ResidentMegabytes)
{
    private const double TicksPerSecond = 100;

    /// <summary>Reads each process that still runs.</summary>
    public static IReadOnlyList<ProcessUse> Read(IEnumerable<int> ids) => [.. ids.Select(ReadOne).OfType<ProcessUse>()];

    /// <summary>Bytes a process has made the system write to its disk since it started (proc(5), io).</summary>
    public static long WrittenBytes(int id) =>
        long.Parse(File.ReadLines($"/proc/{id}/io").First(l => l.StartsWith("write_bytes:", StringComparison.Ordinal)).Split(' ')[1], CultureInfo.InvariantCulture);

    /// <summary>Every other process whose program lies below a directory: what the AppHost starts does not stay its child.</summary>
    public static IReadOnlyList<int> ProgramsBelow(string directory) =>
    [
        .. Directory.EnumerateDirectories("/proc")
            .Select(path => int.TryParse(Path.GetFileName(path), CultureInfo.InvariantCulture, out var id) ? id : 0)
            .Where(id => id > 0 && id != Environment.ProcessId && Program(id).StartsWith(directory, StringComparison.Ordinal)),
    ];

    private static string Program(int id)
    {
        try
        {
            return new FileInfo($"/proc/{id}/exe").LinkTarget ?? "";
        }
        catch (IOException)
        {
            return ""; // it has ended meanwhile
        }
    }

    private static ProcessUse? ReadOne(int id)
    {
        if (Stat(id) is not { } stat)
            return null;
        var ticks = double.Parse(stat.Fields[11], CultureInfo.InvariantCulture) + double.Parse(stat.Fields[12], CultureInfo.InvariantCulture);
        var pages = double.Parse(stat.Fields[21], CultureInfo.InvariantCulture);
        return new(id, stat.Name, ticks / TicksPerSecond, pages * Environment.SystemPageSize / 1e6);
    }

    // Fields as proc(5) numbers them, from the state (3) on.
    private static (string Name, string[] Fields)? Stat(int id)
    {
        try
        {
            var text = File.ReadAllText($"/proc/{id}/stat");
            var close = text.LastIndexOf(')');
            return (text[(text.IndexOf('(') + 1)..close], text[(close + 2)..].Split(' '));
        }
        catch (IOException)
        {
            return null;
        }
    }
}
