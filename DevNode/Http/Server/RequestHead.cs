using System.Buffers;
using System.Globalization;
using System.Text;

namespace DevNode.Http;

/// <summary>
/// A request's head as nodeos takes it (Boost.Beast), written anew for Kestrel, which is stricter about hosts and targets: those go
/// into headers of our own, HEAD becomes a method that may have a body in its answer, and nobody waits for 100 Continue.
/// </summary>
internal sealed class RequestHead
{
    /// <summary>The Host header as it was sent; missing when there was none.</summary>
    public const string HostHeader = "X-DevNode-Host";

    /// <summary>The request's target, when it does not begin with a slash.</summary>
    public const string TargetHeader = "X-DevNode-Target";

    private static readonly SearchValues<char> Token = SearchValues.Create("!#$%&'*+-.^_`|~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz");
    private static readonly HashSet<string> Replaced = new(StringComparer.OrdinalIgnoreCase) { "Host", "Expect", "Upgrade", HostHeader, TargetHeader };

    private RequestHead(byte[] bytes, BodyFraming body, bool isOld) => (Bytes, Body, IsOld) = (bytes, body, isOld);

    /// <summary>What Kestrel gets.</summary>
    public byte[] Bytes { get; }

    /// <summary>True for HTTP/1.0.</summary>
    public bool IsOld { get; }

    /// <summary>Where the body ends.</summary>
    public BodyFraming Body { get; }

    /// <summary>Reads a head up to and with its empty line; null for what nodeos closes the connection at.</summary>
    public static RequestHead? Parse(ReadOnlySpan<byte> head)
    {
        var lines = Encoding.Latin1.GetString(head).Replace("\r\n ", " ", StringComparison.Ordinal).Replace("\r\n\t", " ", StringComparison.Ordinal).Split("\r\n");
        if (lines[0].Split(' ') is not [{ Length: > 0 } method, { Length: > 0 } target, "HTTP/1.0" or "HTTP/1.1"] || method.AsSpan().ContainsAnyExcept(Token)
            || target.AsSpan().ContainsAnyExceptInRange('!', '~'))
            return null;
        var headers = new List<(string Name, string Value)>();
        foreach (var line in lines.AsSpan(1, lines.Length - 3))
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            if (colon <= 0 || line.AsSpan(0, colon).ContainsAnyExcept(Token))
                return null;
            headers.Add((line[..colon], line[(colon + 1)..].Trim(' ', '\t')));
        }
        return Framing(headers) is { } body ? new(Write(method, target, lines[0][^8..], headers), body, lines[0][^1] == '0') : null;
    }

    private static BodyFraming? Framing(List<(string Name, string Value)> headers)
    {
        var lengths = Values(headers, "Content-Length").ToList();
        var encodings = Values(headers, "Transfer-Encoding").ToList();
        if (encodings.Count > 0)
            return lengths.Count == 0 && encodings is [var only] && only.Equals("chunked", StringComparison.OrdinalIgnoreCase) ? new(0, isChunked: true) : null;
        if (lengths.Count == 0)
            return new(0, isChunked: false);
        return lengths is [var text] && long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var length) ? new(length, isChunked: false) : null;
    }

    private static byte[] Write(string method, string target, string version, List<(string Name, string Value)> headers)
    {
        var text = new StringBuilder();
        text.Append(method == "HEAD" ? "head" : method).Append(' ').Append(target[0] == '/' ? target : "/").Append(' ').Append(version).Append("\r\nHost: localhost\r\n");
        if (Values(headers, "Host").FirstOrDefault() is { } host && IsPlain(host))
            Append(HostHeader, host);
        if (target[0] != '/')
            Append(TargetHeader, target);
        foreach (var (name, value) in headers.Where(h => !Replaced.Contains(h.Name) && IsPlain(h.Value)))
            Append(name, value);
        return Encoding.ASCII.GetBytes(text.Append("\r\n").ToString());

        void Append(string name, string value) => text.Append(name).Append(": ").Append(value).Append("\r\n");
    }

    private static IEnumerable<string> Values(List<(string Name, string Value)> headers, string name) =>
        headers.Where(h => h.Name.Equals(name, StringComparison.OrdinalIgnoreCase)).Select(h => h.Value);

    private static bool IsPlain(string value) => !value.AsSpan().ContainsAnyExceptInRange(' ', '~');
}
