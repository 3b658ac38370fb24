using System.Diagnostics;

namespace AppHost.Tests;

/// <summary>AppHost as a process: what it says and how it ends when nothing can be started.</summary>
public sealed class ProcessTests
{
    [Fact]
    public async Task A_wrong_configuration_ends_with_code_2_and_every_error()
    {
        var (code, output, error) = await RunAsync("--Lab:Engine=geth", "--Lab:Nodes:1:HttpPort=8888");

        code.ShouldBe(2);
        output.ShouldBeEmpty();
        error.Split('\n', StringSplitOptions.RemoveEmptyEntries).ShouldBe(
            ["Lab:Engine: 'geth' is unknown; known are auto, nodeos, devnode", "Lab:Nodes:1:HttpPort: port 8888 is taken by Lab:Nodes:0:HttpPort"]);
    }

    [Fact]
    public async Task Settings_come_from_the_environment_too()
    {
        var (code, _, error) = await RunAsync(new Dictionary<string, string> { ["Lab__Users"] = "many" });

        code.ShouldBe(2);
        error.Trim().ShouldBe("Lab:Users: 'many' is not a whole number from 0 to 3000");
    }

    [Fact]
    public async Task Missing_contracts_are_named_before_anything_starts()
    {
        using var lab = Labs.Temporary();
        var ports = lab.Options.Nodes.Select((_, i) => $"--Lab:Nodes:{i}:HttpPort={18600 + i}").Concat(lab.Options.Nodes.Select((_, i) => $"--Lab:Nodes:{i}:P2pPort={19600 + i}"));

        var (code, output, error) = await RunAsync([.. ports, "--Lab:BootAgent:HttpPort=18699", "--Lab:Engine=devnode", "--Lab:Isolation=process", "--Lab:Name=other", $"--Lab:StateDirectory={lab.Options.StateDirectory}", "--Lab:ContractsDirectory=/no/contracts"]);

        code.ShouldBe(2);
        output.ShouldBeEmpty();
        error.ShouldContain("/no/contracts");
        error.ShouldContain("eosio.system");
    }

    [Fact]
    public async Task Help_says_how_to_use_it()
    {
        var (code, output, _) = await RunAsync("--help");

        code.ShouldBe(0);
        output.ShouldContain("--until booted");
    }

    private static Task<(int Code, string Output, string Error)> RunAsync(params string[] args) => RunAsync(new Dictionary<string, string>(), args);

    private static async Task<(int Code, string Output, string Error)> RunAsync(Dictionary<string, string> environment, params string[] args)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        start.ArgumentList.Add(typeof(Repository).Assembly.Location);
        foreach (var arg in args)
            start.ArgumentList.Add(arg);
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync(new CancellationTokenSource(TimeSpan.FromSeconds(60), TimeProvider.System).Token);
        return (process.ExitCode, await output, await error);
    }
}
