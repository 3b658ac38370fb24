using System.Runtime.InteropServices;

namespace Lab.Tests;

/// <summary>How a lab begins, ends and begins again.</summary>
public sealed class LifetimeTests : IDisposable
{
    private static readonly TimeSpan BootLimit = TimeSpan.FromMinutes(4);
    private static readonly TimeSpan StopLimit = TimeSpan.FromSeconds(60);
    private readonly LabDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task Until_booted_ends_with_0_leaves_nothing_running_and_the_next_run_finds_it_booted()
    {
        await using (var first = LabProcess.Start(_directory, "--until", "booted"))
        {
            (await first.EndedAsync(BootLimit)).ShouldBe(0, first.Output);
            first.Output.ShouldContain("Booted and verified");
            await NothingRunsAsync();
        }

        await using var second = LabProcess.Start(_directory, "--until", "booted");
        (await second.EndedAsync(BootLimit)).ShouldBe(0, second.Output);
        second.Output.ShouldContain("contract-eosio.system: was done");
        second.Output.ShouldContain("resign: was done");
        second.Output.ShouldContain("Booted and verified");
        await NothingRunsAsync();
    }

    [Theory]
    [InlineData(PosixSignal.SIGINT)]
    [InlineData(PosixSignal.SIGTERM)]
    public async Task A_signal_in_the_middle_of_the_boot_ends_everything(PosixSignal signal)
    {
        await using var lab = LabProcess.Start(_directory);
        await lab.PrintedAsync("system-accounts: done", BootLimit);

        lab.Signal(signal);

        await lab.EndedAsync(StopLimit);
        await NothingRunsAsync();
    }

    [Fact]
    public async Task A_taken_port_is_named_with_the_resource_that_wanted_it()
    {
        using var taken = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, _directory.HttpPorts[2]);
        taken.Start();

        await using var lab = LabProcess.Start(_directory);

        (await lab.EndedAsync(StopLimit)).ShouldBe(2);
        lab.Output.ShouldContain("accountnum12");
        lab.Output.ShouldContain($"{_directory.HttpPorts[2]}");
    }

    private Task NothingRunsAsync() => Wait.UntilAsync("every process of the lab to be gone", StopLimit, () =>
    {
        var left = _directory.Processes();
        return Task.FromResult((left.Count == 0, string.Join('\n', left.Select(p => string.Join(' ', p.Arguments)))));
    });
}
