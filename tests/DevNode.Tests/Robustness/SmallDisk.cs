using System.Diagnostics;
using System.Globalization;

namespace DevNode.Tests.Robustness;

/// <summary>
/// A file system of a few megabytes in memory (tmpfs), seen by the processes that are started with <see cref="Wrapper"/>: mounted in a mount
/// namespace of its own, which needs no privileges where user namespaces are allowed.
/// </summary>
internal sealed class SmallDisk : IDisposable
{
    private const int BlockSize = 4096;
    private readonly Process _holder;
    private readonly string _mountPoint;

    private SmallDisk(Process holder, string mountPoint, string[] namespaces)
    {
        (_holder, _mountPoint) = (holder, mountPoint);
        Wrapper = ["nsenter", "--target", holder.Id.ToString(CultureInfo.InvariantCulture), .. namespaces, "--"];
    }

    /// <summary>What starts a process that sees the disk.</summary>
    public IReadOnlyList<string> Wrapper { get; }

    /// <summary>The disk as this process sees it; such a process sees it at the mount point.</summary>
    private string Outside => string.Create(CultureInfo.InvariantCulture, $"/proc/{_holder.Id}/root{_mountPoint}");

    private string Filler => Path.Combine(Outside, "filler");

    /// <summary>Mounts a disk over a directory, which is made; the test is skipped where that cannot be done.</summary>
    public static SmallDisk Mount(string mountPoint, int megabytes)
    {
        Directory.CreateDirectory(mountPoint);
        Skip.IfNot(OperatingSystem.IsLinux(), "mount namespaces are Linux's");
        return TryMount(mountPoint, megabytes, "--user --map-root-user", ["--user", "--preserve-credentials", "--mount"])
            ?? TryMount(mountPoint, megabytes, "", ["--mount"])
            ?? throw new SkipException("no tmpfs can be mounted here: neither user namespaces nor the right to mount");
    }

    /// <summary>The path below the disk's root, for this process.</summary>
    public string Seen(string path) => Path.Combine(Outside, path);

    /// <summary>Takes all the room that is left.</summary>
    public void Fill()
    {
        using var file = new FileStream(Filler, FileMode.Append, FileAccess.Write, FileShare.None, bufferSize: 0);
        try
        {
            while (true)
                file.Write(new byte[BlockSize]);
        }
        catch (IOException)
        {
            // It is full.
        }
    }

    /// <summary>Gives the room back.</summary>
    public void Free() => File.Delete(Filler);

    public void Dispose()
    {
        _holder.Kill();
        _holder.WaitForExit();
        _holder.Dispose();
    }

    private static SmallDisk? TryMount(string mountPoint, int megabytes, string unshare, string[] namespaces)
    {
        // The shell that mounts becomes the process that keeps the namespace.
        var script = $"exec unshare {unshare} --mount sh -c 'mount -t tmpfs -o size={megabytes}m tmpfs \"$0\" && echo mounted && exec sleep infinity' \"$0\"";
        var holder = Process.Start(new ProcessStartInfo("/bin/sh", ["-c", script, mountPoint]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        if (holder.StandardOutput.ReadLine() == "mounted")
            return new(holder, mountPoint, namespaces);
        holder.WaitForExit();
        holder.Dispose();
        return null;
    }
}
