using System.Globalization;
using System.Text;

namespace BootAgent.Watch;

/// <summary>One value in Prometheus's text format.</summary>
/// <param name="Name">The sample's name, such as <c>nodeos_head_block_num</c>.</param>
/// <param name="IsCounter">Whether its family is a counter.</param>
/// <param name="Help">What it means, empty when the node does not say.</param>
/// <param name="Labels">Its labels in order.</param>
/// <param name="Value">Its value.</param>
public sealed record PrometheusSample(string Name, bool IsCounter, string Help, IReadOnlyList<KeyValuePair<string, string>> Labels, double Value);

/// <summary>Reads Prometheus's text format, version 0.0.4 (prometheus.io, "Exposition formats").</summary>
public static class PrometheusText
{
    /// <summary>The samples of a page in order; lines that are not of the format, and values that are no numbers, are left out.</summary>
    public static IReadOnlyList<PrometheusSample> Read(string page)
    {
        var counters = new HashSet<string>();
        var help = new Dictionary<string, string>();
        var samples = new List<PrometheusSample>();
        foreach (var line in page.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (line.StartsWith('#'))
            {
                ReadComment(line.Split(' ', 4, StringSplitOptions.RemoveEmptyEntries), counters, help);
            }
            else if (ReadSample(line) is { } sample)
            {
                samples.Add(sample with { IsCounter = counters.Contains(sample.Name), Help = help.GetValueOrDefault(sample.Name, "") });
            }
        }
        return samples;
    }

    private static void ReadComment(string[] words, HashSet<string> counters, Dictionary<string, string> help)
    {
        if (words is ["#", "TYPE", var counter, "counter"])
            counters.Add(counter);
        else if (words is ["#", "HELP", var name, var text])
            help[name] = text;
    }

    private static PrometheusSample? ReadSample(string line)
    {
        var end = line.IndexOfAny(['{', ' ', '\t']);
        if (end <= 0)
            return null;
        var labels = new List<KeyValuePair<string, string>>();
        var rest = end;
        if (line[end] == '{' && !ReadLabels(line, ref rest, labels))
            return null;
        var value = line[rest..].Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries).FirstOrDefault(); // a time may follow
        return double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number)
            ? new PrometheusSample(line[..end], false, "", labels, number)
            : null;
    }

    private static bool ReadLabels(string line, ref int at, List<KeyValuePair<string, string>> labels)
    {
        for (at++; at < line.Length && line[at] != '}';)
        {
            var equals = line.IndexOf("=\"", at, StringComparison.Ordinal);
            if (equals < 0)
                return false;
            var name = line[at..equals].Trim(' ', ',');
            var value = new StringBuilder();
            for (at = equals + 2; at < line.Length && line[at] != '"'; at++)
            {
                if (line[at] == '\\' && at + 1 < line.Length)
                    value.Append(line[++at] == 'n' ? '\n' : line[at]);
                else
                    value.Append(line[at]);
            }
            labels.Add(new(name, value.ToString()));
            for (at++; at < line.Length && line[at] is ',' or ' ';)
                at++;
        }
        return at++ < line.Length;
    }
}
