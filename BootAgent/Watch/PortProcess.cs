using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace BootAgent.Watch;

/// <summary>What a process takes of the machine.</summary>
/// <param name="MemoryBytes">Its resident memory.</param>
/// <param name="CpuSeconds">CPU time of all its threads since its start.</param>
public sealed record ProcessUsage(long MemoryBytes, double CpuSeconds);

/// <summary>
/// The process of this machine that listens on a port, found by its socket in /proc (proc_pid_net(5)). A node in a container
/// has none that can be seen: there a proxy listens.
/// </summary>
public sealed class PortProcess(Uri url)
{
    private const string Listening = "0A";
    private const string DockerProxy = "docker-proxy";
    private Process? _process;
    private bool _searched;

    /// <summary>Its usage now, null when there is none to be seen. It is searched for once, and again after <see cref="Forget"/>.</summary>
    public ProcessUsage? Read()
    {
        if (!_searched)
            _process = Find();
        _searched = true;
        try
        {
            _process?.Refresh();
            return _process is null ? null : new ProcessUsage(_process.WorkingSet64, _process.TotalProcessorTime.TotalSeconds);
        }
        catch (Exception e) when (e is InvalidOperationException or Win32Exception)
        {
            return null; // it has just ended
        }
    }

    /// <summary>The process has ended; the next one on the port is another.</summary>
    public void Forget()
    {
        _process?.Dispose();
        (_process, _searched) = (null, false);
    }

    private Process? Find()
    {
        if (!OperatingSystem.IsLinux() || !url.IsLoopback || Inode() is not { } inode)
            return null;
        var target = $"socket:[{inode}]";
        foreach (var process in Process.GetProcesses())
        {
            if (Holds(process.Id, target) && process.ProcessName != DockerProxy)
                return process;
            process.Dispose();
        }
        return null;
    }

    private string? Inode()
    {
        var port = $":{url.Port.ToString("X4", CultureInfo.InvariantCulture)}";
        return File.ReadLines("/proc/net/tcp").Skip(1)
            .Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .FirstOrDefault(fields => fields[1].EndsWith(port, StringComparison.Ordinal) && fields[3] == Listening)?[9];
    }

    private static bool Holds(int id, string target)
    {
        try
        {
            return Directory.EnumerateFiles($"/proc/{id}/fd").Any(file => new FileInfo(file).LinkTarget == target);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false; // it has ended, or is somebody else's
        }
    }
}
