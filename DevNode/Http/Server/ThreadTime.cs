using System.Diagnostics;
using System.Runtime;
using System.Runtime.InteropServices;

namespace DevNode.Http;

/// <summary>
/// A clock of what the current thread works: without the time others have the processor, and without the runtime's own compiling
/// and collecting, which nodeos does not know. Limits of requests are meant for the work of the request.
/// </summary>
internal sealed partial class ThreadTime : TimeProvider
{
    private const int LinuxThreadCpuTime = 3;
    private const long NanosecondsPerTick = 100;

    private ThreadTime()
    {
    }

    public static ThreadTime Clock { get; } = new();

    public override long TimestampFrequency => 1_000_000_000;

    /// <summary>Nanoseconds; only differences on one thread mean something.</summary>
    public override long GetTimestamp() =>
        Worked() - (JitInfo.GetCompilationTime(currentThread: true) + GC.GetTotalPauseDuration()).Ticks * NanosecondsPerTick;

    private static long Worked() => OperatingSystem.IsLinux() && clock_gettime(LinuxThreadCpuTime, out var time) == 0
        ? time.Seconds * 1_000_000_000 + time.Nanoseconds
        : Stopwatch.GetElapsedTime(0).Ticks * NanosecondsPerTick;

    [StructLayout(LayoutKind.Sequential)]
    private struct TimeSpec
    {
        public nint Seconds;
        public nint Nanoseconds;
    }

    [LibraryImport("libc")]
    private static partial int clock_gettime(int clock, out TimeSpec time);
}
