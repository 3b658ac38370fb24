using System.Diagnostics;
using AppHost.Containers;

namespace Lab.Tests;

/// <summary>A whole lab in containers, as its user runs it.</summary>
public sealed class ContainerLabTests : IDisposable
{
    // The first run on a machine builds the images, and their base.
    private static readonly TimeSpan BootLimit = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan StopLimit = TimeSpan.FromSeconds(90);
    private static readonly string[] InContainers = ["--Lab:Isolation=container", "--Lab:BootAgent:Isolation=container"];
    private readonly LabDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [SkippableFact]
    public async Task A_lab_in_containers_boots_is_operated_and_is_cleaned_away()
    {
        var (code, answer) = await DockerAsync("info", "--format", "{{.ServerVersion}}");
        Skip.If(code != 0, $"no Docker engine answers: {answer}");

        await using (var lab = LabProcess.Start(_directory, InContainers))
        {
            await lab.PrintedAsync("Booted and verified", BootLimit);
            (await OfLabAsync("ps")).Count.ShouldBe(5, "four nodes and the boot agent");

            await NodeCommand.SucceedAsync(_directory, "accountnum12", "stop");
            (await OfLabAsync("ps")).Count.ShouldBe(4);
            (await NodeCommand.SucceedAsync(_directory, "accountnum12", "start")).ShouldStartWith("accountnum12 is healthy");

            var snapshot = await NodeCommand.SnapshotAsync(_directory, "eosio");
            snapshot.ShouldStartWith(Path.Combine(_directory.Root, "eosio", "snapshots"));
            new FileInfo(snapshot).Length.ShouldBeGreaterThan(1000);
        }

        (await OfLabAsync("ps", "--all")).ShouldBeEmpty();
        (await OfLabAsync("volume", "ls")).Count.ShouldBe(4);

        await using (var processes = LabProcess.Start(_directory, "--clean"))
            await processes.PrintedAsync("Isolation process", StopLimit);
        (await OfLabAsync("volume", "ls")).ShouldBeEmpty();
    }

    /// <summary>The ids of what the engine has with the lab's label.</summary>
    private async Task<IReadOnlyList<string>> OfLabAsync(params string[] command)
    {
        var (code, answer) = await DockerAsync([.. command, "--quiet", "--filter", $"label={new LabNames("test", _directory.Root).Label}"]);
        code.ShouldBe(0, answer);
        return answer.Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    private static async Task<(int Code, string Answer)> DockerAsync(params string[] arguments)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo("docker", arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
            var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
            using var limit = new CancellationTokenSource(StopLimit);
            await process.WaitForExitAsync(limit.Token);
            return (process.ExitCode, process.ExitCode == 0 ? await output : await error);
        }
        catch (System.ComponentModel.Win32Exception e)
        {
            return (-1, e.Message);
        }
    }
}
