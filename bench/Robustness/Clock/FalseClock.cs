using System.Globalization;

namespace Bench.Robustness;

/// <summary>A process's own idea of the time, moved while it runs, by libfaketime (Debian package libfaketime); its timers still count real time.</summary>
internal sealed class FalseClock
{
    private static readonly string[] Libraries = ["/usr/lib/x86_64-linux-gnu/faketime/libfaketimeMT.so.1", "/usr/lib/aarch64-linux-gnu/faketime/libfaketimeMT.so.1"];
    private readonly string _file;

    /// <param name="node">Whose clock; it is not started yet.</param>
    public FalseClock(DevNodeProcess node)
    {
        _file = Path.Combine(node.Directory, "clock");
        Set(TimeSpan.Zero);
        node.Environment["LD_PRELOAD"] = Library ?? throw new RobustnessException("there is no libfaketime: apt-get install libfaketime");
        node.Environment["FAKETIME_TIMESTAMP_FILE"] = _file;
        node.Environment["FAKETIME_NO_CACHE"] = "1";
        node.Environment["FAKETIME_DONT_FAKE_MONOTONIC"] = "1";
    }

    /// <summary>The library; null when it is not installed.</summary>
    public static string? Library => Libraries.FirstOrDefault(File.Exists);

    /// <summary>Makes the process's clock wrong by an offset.</summary>
    public void Set(TimeSpan offset)
    {
        // Put in place at once: the process reads it at any moment.
        File.WriteAllText(_file + ".new", string.Create(CultureInfo.InvariantCulture, $"{offset.TotalSeconds:+0;-0;+0}\n"));
        File.Move(_file + ".new", _file, overwrite: true);
    }
}
