using System.Globalization;
using System.Text;

namespace Bench.Api;

/// <summary>The comparison of two running engines.</summary>
internal sealed class ApiComparison(ApiEngine nodeos, ApiEngine devnode, ApiDiffOptions options)
{
    private const int ShownLength = 1500;
    private const int ShownBefore = 300;

    // One answer of three is that of the first snapshot of a head.
    private const int SnapshotsKept = 3;

    /// <summary>Asks for every endpoint and prints what came of it: how many requests, how many equal answers.</summary>
    public async Task<(int Compared, int Equal)> RunAsync(IReadOnlyList<ApiEndpoint> endpoints, TextWriter output, CancellationToken cancellation)
    {
        var facts = await ChainFacts.ReadAsync(nodeos, cancellation);
        var (compared, equal) = (0, 0);
        foreach (var endpoint in endpoints)
        {
            // Each endpoint's requests are the same whatever others are asked.
            var source = new RequestSource(facts, new Random(options.Seed + endpoint.Path.Sum(c => c)));
            var differences = new List<string>();
            for (var i = 0; i < options.Requests; i++)
            {
                var body = source.Next(endpoint, i);
                var (there, here) = (await AskAsync(nodeos, endpoint, body, i, cancellation), await AskAsync(devnode, endpoint, body, i, cancellation));
                var (masked, maskedHere) = (ApiAnswers.Mask(there.Text), ApiAnswers.Mask(here.Text));
                if (there.Status == here.Status && masked == maskedHere)
                    continue;
                var at = Math.Max(0, masked.AsSpan().CommonPrefixLength(maskedHere) - ShownBefore);
                differences.Add($"    {Short(Encoding.Latin1.GetString(body), 0)}\n      nodeos  {there.Status} {Short(masked, at)}\n      DevNode {here.Status} {Short(maskedHere, at)}");
            }
            compared += options.Requests;
            equal += options.Requests - differences.Count;
            await output.WriteLineAsync(Line(endpoint.Path, options.Requests, options.Requests - differences.Count));
            foreach (var difference in differences.Take(options.Shown))
                await output.WriteLineAsync(difference);
        }
        return (compared, equal);
    }

    /// <summary>A line of the table.</summary>
    public static string Line(string name, int compared, int equal) =>
        string.Create(CultureInfo.InvariantCulture, $"{name,-55} {compared,6} compared {equal,6} equal");

    private static async Task<(int Status, string Text)> AskAsync(ApiEngine engine, ApiEndpoint endpoint, byte[] body, int number, CancellationToken cancellation)
    {
        var (status, text) = await engine.AskAsync(endpoint.Path, body, cancellation);
        if (endpoint != ApiEndpoint.CreateSnapshot)
            return (status, ApiAnswers.InOneOrder(endpoint, text));
        return (status, text + engine.DescribeSnapshots(remove: number % SnapshotsKept == SnapshotsKept - 1));
    }

    private static string Short(string text, int from) =>
        $"{(from == 0 ? "" : "…")}{text.AsSpan(from, Math.Min(ShownLength, text.Length - from))}{(from + ShownLength < text.Length ? $"… ({text.Length} characters)" : "")}";
}
