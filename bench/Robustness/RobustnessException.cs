namespace Bench.Robustness;

/// <summary>A run found a defect.</summary>
internal sealed class RobustnessException(string message) : Exception(message)
{
    public static void Unless(bool condition, string message)
    {
        if (!condition)
            throw new RobustnessException(message);
    }
}

/// <summary>What counts as growth.</summary>
internal static class MemoryLimits
{
    /// <summary>More than this between the second and the last fifth of a run is growth, in units of 10^6 bytes: the heap's own size varies by less.</summary>
    public const double GrowthMegabytes = 60;
}
