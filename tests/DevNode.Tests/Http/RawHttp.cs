using System.Text;
using System.Text.Json.Nodes;

namespace DevNode.Tests.Http;

/// <summary>HTTP as bytes.</summary>
internal static class RawHttp
{
    /// <summary>Status line, headers by name, and the body of each answer, one line each.</summary>
    public static List<string> Responses(string text)
    {
        var responses = new List<string>();
        while (text.Length > 0)
        {
            var end = text.IndexOf("\r\n\r\n", StringComparison.Ordinal);
            var lines = text[..end].Split("\r\n");
            var headers = lines.Skip(1).Select(l => l.Split(": ", 2)).ToDictionary(h => h[0], h => h[1]);
            var length = int.Parse(headers["Content-Length"], System.Globalization.CultureInfo.InvariantCulture);
            var body = text.Substring(end + 4, length);
            headers["Content-Length"] = "*"; // the length of the members that are not compared is in it
            var shown = headers.Where(h => h.Key != "Server").OrderBy(h => h.Key, StringComparer.Ordinal).Select(h => $"{h.Key}: {h.Value}");
            responses.Add($"{lines[0]} {string.Join(", ", shown)} {GoldenAnswers.Mask(JsonNode.Parse(body)!)}");
            text = text[(end + 4 + length)..];
        }
        return responses;
    }

    /// <summary>Reads so many answers, -1 for those that come in a moment, or until the node closes; then a moment more to see whether it closes.</summary>
    public static async Task<(string Text, bool IsClosed)> TalkAsync(Stream stream, string request, int responses)
    {
        await stream.WriteAsync(Encoding.Latin1.GetBytes(request));
        var text = new StringBuilder();
        var buffer = new byte[65536];
        while (true)
        {
            var isComplete = responses < 0 || responses > 0 && text.ToString().Split("HTTP/1.").Length > responses && text.ToString().EndsWith('}');
            using var deadline = new CancellationTokenSource(isComplete ? TimeSpan.FromMilliseconds(300) : TimeSpan.FromSeconds(20));
            try
            {
                var count = await stream.ReadAsync(buffer, deadline.Token);
                if (count == 0)
                    return (text.ToString(), true);
                text.Append(Encoding.UTF8.GetString(buffer, 0, count));
            }
            catch (IOException)
            {
                return (text.ToString(), true);
            }
            catch (OperationCanceledException)
            {
                return (text.ToString(), false);
            }
        }
    }
}
