using System.Globalization;
using System.Text;

namespace Bench.Api;

/// <summary>The comparison of two running engines.</summary>
internal sealed class ApiComparison(ApiEngine nodeos, ApiEngine devnode, int requests, int seed)
{
    private const int ShownLength = 1500;

    /// <summary>Asks for every endpoint and prints what came of it; the number of differences.</summary>
    public async Task<int> RunAsync(ApiDiffOptions options, TextWriter output, CancellationToken cancellation)
    {
        var facts = await ChainFacts.ReadAsync(nodeos, cancellation);
        var source = new RequestSource(facts, new Random(seed));
        var (compared, equal) = (0, 0);
        foreach (var endpoint in ApiEndpoint.All)
        {
            var differences = new List<string>();
            for (var i = 0; i < requests; i++)
            {
                var body = source.Next(endpoint, i);
                if (!endpoint.Path.Contains(options.Only, StringComparison.Ordinal))
                    continue;
                var (there, here) = (await nodeos.AskAsync(endpoint.Path, body, cancellation), await devnode.AskAsync(endpoint.Path, body, cancellation));
                compared++;
                if (there.Status == here.Status && ApiAnswers.Mask(there.Text) == ApiAnswers.Mask(here.Text))
                    equal++;
                else
                    differences.Add($"    {Short(Encoding.Latin1.GetString(body))}\n      nodeos  {there.Status} {Short(there.Text)}\n      DevNode {here.Status} {Short(here.Text)}");
            }
            if (!endpoint.Path.Contains(options.Only, StringComparison.Ordinal))
                continue;
            await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{endpoint.Path,-55} {requests,6} compared {requests - differences.Count,6} equal"));
            foreach (var difference in differences.Take(options.Shown))
                await output.WriteLineAsync(difference);
        }
        await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{"all",-55} {compared,6} compared {equal,6} equal"));
        return compared - equal;
    }

    private static string Short(string text) => text.Length <= ShownLength ? text : $"{text[..ShownLength]}… ({text.Length} characters)";
}
