using System.Diagnostics;

namespace BootAgent.Tests.Tutorial;

/// <summary>The real cleos, with a wallet in a keosd of its own that listens on a unix socket only.</summary>
public sealed class Cleos : IAsyncDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan RetryLimit = TimeSpan.FromMinutes(3); // a busy machine exceeds nodeos's deadlines often
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("kd-"); // a socket's path is short
    private readonly string _cleos;
    private readonly Uri _node;
    private readonly Process _keosd;

    private Cleos(string cleos, string keosd, Uri node)
    {
        (_cleos, _node) = (cleos, node);
        _keosd = Start(keosd, ["--data-dir", _directory.FullName, "--config-dir", _directory.FullName, "--unix-socket-path", Socket, "--unlock-timeout", "100000"]);
        _keosd.StandardInput.Close();
        _keosd.OutputDataReceived += (_, _) => { };
        _keosd.ErrorDataReceived += (_, _) => { };
        _keosd.BeginOutputReadLine();
        _keosd.BeginErrorReadLine();
    }

    private string Socket => Path.Combine(_directory.FullName, "keosd.sock");

    /// <summary>Starts keosd with an empty wallet; skips the test where cleos or keosd is not on PATH.</summary>
    public static async Task<Cleos> StartAsync(Uri node)
    {
        var (cleos, keosd) = (Find("cleos"), Find("keosd"));
        Skip.If(cleos is null || keosd is null, "cleos and keosd are not on PATH");
        var started = new Cleos(cleos!, keosd!, node);
        var clock = TimeProvider.System;
        for (var begin = clock.GetTimestamp(); !File.Exists(started.Socket); await Task.Delay(TimeSpan.FromMilliseconds(50), clock))
            clock.GetElapsedTime(begin).ShouldBeLessThan(Limit, "keosd has no socket yet");
        await started.RunAsync("wallet", "create", "--file", Path.Combine(started._directory.FullName, "password"));
        return started;
    }

    /// <summary>Imports a private key, which goes over standard input.</summary>
    public Task ImportAsync(string privateKey) => SucceedAsync(["wallet", "import"], privateKey);

    /// <summary>Runs a command that has to succeed, and gives what it printed.</summary>
    public Task<string> RunAsync(params string[] arguments) => SucceedAsync(arguments, "");

    /// <summary>Runs a command again until it succeeds, as the tutorial says of setting contracts and its script's <c>retry</c> does.</summary>
    public async Task<string> RetryAsync(params string[] arguments)
    {
        for (var begin = TimeProvider.System.GetTimestamp(); ;)
        {
            var (code, output) = await AskAsync(arguments, "");
            if (code == 0)
                return output;
            TimeProvider.System.GetElapsedTime(begin).ShouldBeLessThan(RetryLimit, $"cleos {string.Join(' ', arguments)}: {output}");
        }
    }

    public async ValueTask DisposeAsync()
    {
        _keosd.Kill();
        await _keosd.WaitForExitAsync();
        _keosd.Dispose();
        _directory.Delete(recursive: true);
    }

    private static string? Find(string program) => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
        .Select(directory => Path.Combine(directory, program)).FirstOrDefault(File.Exists);

    private static Process Start(string program, IEnumerable<string> arguments) => Process.Start(
        new ProcessStartInfo(program, arguments) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true })!;

    private async Task<string> SucceedAsync(string[] arguments, string input)
    {
        var (code, output) = await AskAsync(arguments, input);
        code.ShouldBe(0, $"cleos {string.Join(' ', arguments)}: {output}");
        return output;
    }

    private async Task<(int Code, string Output)> AskAsync(string[] arguments, string input)
    {
        using var process = Start(_cleos, ["--no-auto-keosd", "-u", _node.GetLeftPart(UriPartial.Authority), "--wallet-url", $"unix://{Socket}", .. arguments]);
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.StandardInput.WriteLineAsync(input);
        process.StandardInput.Close();
        using var limit = new CancellationTokenSource(Limit);
        await process.WaitForExitAsync(limit.Token);
        return (process.ExitCode, await output + await error);
    }
}
