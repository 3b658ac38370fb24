namespace DevNode.Chain;

/// <summary>Time measurement for billing.</summary>
public static class TimeProviderExtensions
{
    /// <summary>Microseconds of the monotonic clock since an arbitrary origin.</summary>
    public static long GetMicroseconds(this TimeProvider timeProvider) =>
        timeProvider.GetElapsedTime(0, timeProvider.GetTimestamp()).Ticks / TimeSpan.TicksPerMicrosecond;
}
