namespace BootAgent.Plan;

/// <summary>
/// Funds by the Pareto distribution of shape 1.161, under which a fifth of the accounts holds four fifths
/// (bios-boot-tutorial.py allocateFunds).
/// </summary>
public static class ParetoFunds
{
    /// <summary>Shape of the distribution.</summary>
    public const double Shape = 1.161;

    /// <summary>Shares of <paramref name="total"/>, descending; their sum is at most the total. The same seed gives the same shares.</summary>
    /// <param name="count">How many.</param>
    /// <param name="total">What is shared, in the smallest unit.</param>
    /// <param name="seed">Seed of the random numbers.</param>
    public static IReadOnlyList<long> Share(int count, long total, int seed)
    {
        var random = new Random(seed);
        // The inverse of the distribution function at a uniform number; numpy's pareto is the Lomax form, which starts at 0.
        var draws = Enumerable.Range(0, count)
            .Select(_ => Math.Pow(1 - random.NextDouble(), -1 / Shape) - 1)
            .OrderDescending()
            .ToArray();
        var sum = draws.Sum();
        return Array.ConvertAll(draws, draw => (long)Math.Floor(draw / sum * total));
    }
}
