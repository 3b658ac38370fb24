using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace DevNode.Chain;

/// <summary>Gives a part of a file back to the file system; the part reads as zeros afterwards, the file keeps its length.</summary>
internal static partial class FileHole
{
    private const int KeepSize = 1;
    private const int PunchHole = 2;

    /// <summary>Frees the whole pages between two positions (nodeos cfile::punch_hole); throws <see cref="IOException"/> where the file system cannot.</summary>
    public static void Punch(SafeFileHandle file, long begin, long end)
    {
        long page = Environment.SystemPageSize;
        var (first, last) = ((begin + page - 1) / page * page, end / page * page);
        if (first < last && Allocate(file, PunchHole | KeepSize, first, last - first) != 0)
            throw new IOException($"the file system cannot free a part of a file (fallocate: error {Marshal.GetLastPInvokeError()})");
    }

    [LibraryImport("libc", EntryPoint = "fallocate", SetLastError = true)]
    private static partial int Allocate(SafeFileHandle file, int mode, long offset, long length);
}
