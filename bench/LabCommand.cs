using System.Globalization;

namespace Bench;

/// <summary>Boots a lab and measures it.</summary>
internal static class LabCommand
{
    public const string Usage = """
        lab [--Lab:SETTING=VALUE ...]
            Boots a lab named "bench" from scratch with the AppHost built in the same configuration, and prints the times of the
            boot and its steps, the block intervals it waited for, the nodes' resident memory and the idle CPU use of everything.
        """;

    private static readonly TimeSpan Window = TimeSpan.FromSeconds(20);

    public static async Task<int> RunAsync(string[] settings, CancellationToken cancellation)
    {
        await using var lab = LabRun.Start(settings, TimeProvider.System);
        var boot = await lab.WaitUntilBootedAsync(TimeSpan.FromMinutes(10), cancellation);
        Print("built tree to verified boot", boot.SinceStart.TotalSeconds, "s");
        Print("boot sequence", boot.Report.DurationMs / 1000, "s");
        Print("  of which waiting for blocks", boot.Report.WaitedMs / 1000, "s");
        Print("  block intervals waited for", boot.Report.WaitedMs / 500, "of 500 ms");
        foreach (var step in boot.Report.Steps)
            Console.WriteLine(FormattableString.Invariant(
                $"    {step.Name,-24} {step.DurationMs / 1000,8:F2} s, waited {step.WaitedMs / 1000,6:F2} s, {step.Transactions.Count,4} transactions"));

        var before = ProcessUse.Read(LabRun.Processes());
        foreach (var process in before.Where(p => p.Name == "DevNode"))
            Print($"resident memory after the boot, {process.Name} {process.Id}", process.ResidentMegabytes, "MB");

        await PrintUseAsync("the first 20 s after the boot", before, cancellation);
        await PrintUseAsync("the 20 s after them", ProcessUse.Read(LabRun.Processes()), cancellation);
        return 0;
    }

    /// <summary>.NET compiles what the boot used much of again, and better, in the first seconds after it: hence two windows.</summary>
    private static async Task PrintUseAsync(string when, IReadOnlyList<ProcessUse> before, CancellationToken cancellation)
    {
        await Task.Delay(Window, TimeProvider.System, cancellation);
        var used = ProcessUse.Read(LabRun.Processes()).GroupBy(p => p.Name, StringComparer.Ordinal)
            .Select(g => ($"{g.Key} x{g.Count()}", g.Sum(p => p.CpuSeconds - (before.FirstOrDefault(b => b.Id == p.Id)?.CpuSeconds ?? 0)) / Window.TotalSeconds))
            .ToList();
        foreach (var (name, cores) in used.Append(("everything", used.Sum(u => u.Item2))))
            Print($"idle CPU, {when}, {name}", cores, "cores");
    }

    private static void Print(string what, double? value, string unit) =>
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what,-52} {value,8:F2} {unit}"));
}
