using System.Runtime;

namespace DevNode.Chain;

/// <summary>
/// Time that the runtime spends on compiling methods at their first call. It depends on what this process has run before, not on
/// the transaction, so it is not billed; nodeos does the same with the compilation of contracts.
/// </summary>
internal sealed class CompilationTime
{
    private int _thread = Environment.CurrentManagedThreadId;
    private TimeSpan _seen = JitInfo.GetCompilationTime(currentThread: true);

    /// <summary>Microseconds since the last call on this thread; 0 after a change of thread.</summary>
    public long Take()
    {
        var now = JitInfo.GetCompilationTime(currentThread: true);
        var passed = _thread == Environment.CurrentManagedThreadId ? now - _seen : TimeSpan.Zero;
        (_thread, _seen) = (Environment.CurrentManagedThreadId, now);
        return passed.Ticks / TimeSpan.TicksPerMicrosecond;
    }
}
