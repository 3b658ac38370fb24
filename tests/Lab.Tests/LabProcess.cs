using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using System.Text.Json;
using AppHost;

namespace Lab.Tests;

/// <summary>A lab as its user runs it: the AppHost in a process of its own, on free loopback ports, with a state directory of its own.</summary>
public sealed class LabProcess : IAsyncDisposable
{
    private static readonly TimeSpan StopLimit = TimeSpan.FromSeconds(60);
    private readonly ConcurrentQueue<string> _lines = new();
    private readonly Process _process;

    private LabProcess(LabDirectory directory, string[] arguments)
    {
        Directory = directory;
        // A shell starts its background jobs with SIGINT ignored, and that is inherited: undone here, as in a terminal.
        var start = new ProcessStartInfo("env", ["--default-signal=INT", "dotnet"]) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.ArgumentList.Add(typeof(LabCommandLine).Assembly.Location);
        foreach (var argument in directory.Settings.Concat(arguments))
            start.ArgumentList.Add(argument);
        _process = Process.Start(start)!;
        _process.OutputDataReceived += (_, e) => _lines.Enqueue(e.Data ?? "");
        _process.ErrorDataReceived += (_, e) => _lines.Enqueue(e.Data ?? "");
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    /// <summary>What survives the process.</summary>
    public LabDirectory Directory { get; }

    /// <summary>Everything printed so far.</summary>
    public string Output => string.Join('\n', _lines);

    /// <summary>Starts a lab.</summary>
    public static LabProcess Start(LabDirectory directory, params string[] arguments) => new(directory, arguments);

    /// <summary>Waits until a line with this text was printed; fails with all the output when the process ends or time runs out.</summary>
    public Task PrintedAsync(string text, TimeSpan limit) => Wait.UntilAsync(
        $"'{text}' in the output", limit,
        () => Task.FromResult(_process.HasExited && !Output.Contains(text)
            ? throw new InvalidOperationException($"ended with code {_process.ExitCode} without '{text}':\n{Output}")
            : (Output.Contains(text), Output)));

    /// <summary>Waits for the process to end and gives its exit code.</summary>
    public async Task<int> EndedAsync(TimeSpan limit)
    {
        await Wait.UntilAsync("the AppHost to end", limit, () => Task.FromResult((_process.HasExited, Output)));
        return _process.ExitCode;
    }

    /// <summary>Sends a signal, as a terminal or a service manager does.</summary>
    public void Signal(PosixSignal signal) => kill(_process.Id, signal == PosixSignal.SIGINT ? 2 : 15).ShouldBe(0);

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            Signal(PosixSignal.SIGTERM);
            await EndedAsync(StopLimit);
        }
        _process.Dispose();
    }

    [DllImport("libc", SetLastError = true)]
    private static extern int kill(int pid, int signal);
}

/// <summary>Ports and state of a lab, over several runs of it.</summary>
public sealed class LabDirectory : IDisposable
{
    private readonly string _path = System.IO.Directory.CreateTempSubdirectory("lab-").FullName;

    /// <summary>Takes four pairs of free ports and one for the boot agent.</summary>
    public LabDirectory()
    {
        var ports = FreePorts(9);
        (HttpPorts, P2pPorts) = (ports[..4], ports[4..8]);
        BootAgent = new Uri($"http://127.0.0.1:{ports[8]}");
        Settings =
        [
            "--Lab:Name=test", $"--Lab:StateDirectory={_path}", $"--Lab:BootAgent:HttpPort={ports[8]}", "--Lab:Engine=devnode", "--Lab:Isolation=process", "--Lab:Users=2",
            .. Enumerable.Range(0, 4).SelectMany(i => new[] { $"--Lab:Nodes:{i}:HttpPort={ports[i]}", $"--Lab:Nodes:{i}:P2pPort={ports[4 + i]}" }),
        ];
    }

    /// <summary>HTTP ports of the genesis node and the three producers.</summary>
    public int[] HttpPorts { get; }

    /// <summary>p2p ports, in the same order.</summary>
    public int[] P2pPorts { get; }

    /// <summary>Where the boot agent answers.</summary>
    public Uri BootAgent { get; }

    /// <summary>The lab's settings on the command line.</summary>
    public IReadOnlyList<string> Settings { get; }

    /// <summary>The state directory, <c>.../test</c>.</summary>
    public string Root => Path.Combine(_path, "test");

    /// <summary>A private key of the lab, from keys.json.</summary>
    public string PrivateKey(string account) => Key(account, "privateKey");

    /// <summary>A public key of the lab, from keys.json.</summary>
    public string PublicKey(string account) => Key(account, "publicKey");

    private string Key(string account, string kind)
    {
        using var keys = JsonDocument.Parse(File.ReadAllText(Path.Combine(Root, "keys.json")));
        return keys.RootElement.GetProperty("accounts").GetProperty(account).GetProperty(kind).GetString()!;
    }

    /// <summary>Command lines of processes that name the state directory: id and arguments.</summary>
    public IReadOnlyList<(int Id, string[] Arguments)> Processes() =>
    [
        .. Process.GetProcesses().Select(p => (p.Id, Arguments: CommandLine(p.Id)))
            .Where(p => p.Id != Environment.ProcessId && p.Arguments.Any(a => a.Contains(_path, StringComparison.Ordinal))),
    ];

    public void Dispose() => System.IO.Directory.Delete(_path, recursive: true);

    private static string[] CommandLine(int id)
    {
        try
        {
            return File.ReadAllText($"/proc/{id}/cmdline").Split('\0', StringSplitOptions.RemoveEmptyEntries);
        }
        catch (IOException)
        {
            return []; // it has ended meanwhile
        }
    }

    private static int[] FreePorts(int count)
    {
        var listeners = Enumerable.Range(0, count).Select(_ => new TcpListener(IPAddress.Loopback, 0)).ToList();
        listeners.ForEach(listener => listener.Start());
        int[] ports = [.. listeners.Select(listener => ((IPEndPoint)listener.LocalEndpoint).Port)];
        listeners.ForEach(listener => listener.Stop());
        return ports;
    }
}
