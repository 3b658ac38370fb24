using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json;
using Antelope;
using Antelope.Api;

namespace Bench.BootScript;

/// <summary>One run of the script, unmodified, in a directory and a process group of its own; the nodes and keosd it leaves behind end with it.</summary>
internal sealed class BootScriptRun : IAsyncDisposable
{
    private const int Sigterm = 15;
    private const int Sigkill = 9;
    private const string Name = "bios-boot-tutorial.py";

    // All of --all but -k, which ends every nodeos and keosd of the machine.
    private static readonly string[] Steps = ["-w", "-b", "-s", "-c", "-t", "-S", "-I", "-T", "-p", "-P", "-v", "-R", "-x", "-q", "-l"];
    private static readonly TimeSpan StopLimit = TimeSpan.FromSeconds(30);
    private readonly string _directory = Directory.CreateTempSubdirectory("boot-script-").FullName;
    private readonly BootScriptOptions _options;
    private int _group;

    public BootScriptRun(BootScriptOptions options) => _options = options;

    /// <summary>Runs it to its end and checks the chain; the time it took. Throws <see cref="InvalidOperationException"/> with the end of its output.</summary>
    public async Task<TimeSpan> RunAsync(int syncDelay, CancellationToken cancellation)
    {
        foreach (var file in new[] { Name, "genesis.json" })
            File.Copy(Path.Combine(_options.Script, file), Path.Combine(_directory, file));
        await WriteAccountsAsync(cancellation);
        // A session of its own is a process group of its own; the shell and setsid are replaced by Python, which keeps the process id.
        var start = new ProcessStartInfo("/bin/sh") { WorkingDirectory = _directory, Environment = { ["HOME"] = _directory } };
        foreach (var argument in (string[])["-c", "exec setsid \"$0\" \"$@\" >output 2>&1", _options.Python, Name, .. Arguments(syncDelay), .. Steps])
            start.ArgumentList.Add(argument);
        var started = TimeProvider.System.GetTimestamp();
        using var script = Process.Start(start)!;
        _group = script.Id;
        await script.WaitForExitAsync(cancellation);
        var time = TimeProvider.System.GetElapsedTime(started);
        if (script.ExitCode != 0)
            throw new InvalidOperationException($"{Name} ended with {script.ExitCode}:\n{string.Join('\n', File.ReadLines(Path.Combine(_directory, "output")).TakeLast(10))}");
        await CheckAsync(cancellation);
        return time;
    }

    public async ValueTask DisposeAsync()
    {
        if (_group != 0)
        {
            _ = kill(-_group, Sigterm);
            var started = TimeProvider.System.GetTimestamp();
            while (kill(-_group, 0) == 0 && TimeProvider.System.GetElapsedTime(started) < StopLimit)
                await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System);
            _ = kill(-_group, Sigkill);
        }
        Directory.Delete(_directory, recursive: true);
    }

    private IEnumerable<string> Arguments(int syncDelay) =>
    [
        "--cleos", $"{_options.Cleos} --wallet-url http://127.0.0.1:6666 ", "--nodeos", _options.Nodeos, "--keosd", _options.Keosd,
        "--contracts-dir", _options.Contracts, "--producer-sync-delay", syncDelay.ToString(CultureInfo.InvariantCulture),
    ];

    /// <summary>The script's accounts.json, which the repository of the script makes with keys of its own.</summary>
    private async Task WriteAccountsAsync(CancellationToken cancellation)
    {
        var users = Enumerable.Range(0, _options.Users).Select(i => Account($"user{string.Concat(i.ToString("x8", CultureInfo.InvariantCulture).Select(c => (char)('a' + Convert.ToInt32(c.ToString(), 16))))}"));
        var producers = Enumerable.Range(0, _options.Producers).Select(i => Account($"producer111{(char)('a' + i)}"));
        await using var file = File.Create(Path.Combine(_directory, "accounts.json"));
        await JsonSerializer.SerializeAsync(file, new { users, producers }, cancellationToken: cancellation);
    }

    private static object Account(string name)
    {
        var key = PrivateKey.FromSeed(KeyType.K1, $"boot script {name}");
        return new { name, pvt = key.ToWif(), pub = key.PublicKey.ToString() };
    }

    /// <summary>The elected producers make the blocks and eosio has resigned; throws <see cref="InvalidOperationException"/> otherwise.</summary>
    private async Task CheckAsync(CancellationToken cancellation)
    {
        using var http = new HttpClient { BaseAddress = new("http://127.0.0.1:8000") };
        var api = new ChainClient(http);
        var producers = (await api.GetProducerScheduleAsync(cancellation)).Active!.Producers.Select(p => p.ProducerName.ToString()).ToList();
        if (producers.Count != _options.Producers || producers.Contains("eosio"))
            throw new InvalidOperationException($"{Name} ended with the schedule {string.Join(", ", producers)}");
        var eosio = await api.GetAccountAsync("eosio", cancellation);
        if (eosio!.Permissions.Any(p => p.RequiredAuth.Keys.Count > 0))
            throw new InvalidOperationException($"{Name} ended and eosio has not resigned");
    }

    [DllImport("libc", SetLastError = true)]
    private static extern int kill(int pid, int signal);
}
