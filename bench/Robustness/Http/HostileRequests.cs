using System.IO.Compression;
using System.Text;
using System.Text.Json.Nodes;

namespace Bench.Robustness;

/// <summary>Mutated HTTP requests out of recorded ones, by a seed.</summary>
internal sealed class HostileRequests(Random random, string host)
{
    private static readonly string[] Methods = ["POST", "GET", "PUT", "DELETE", "OPTIONS", "PATCH", "X", "post"];
    private static readonly IReadOnlyList<(string Path, byte[] Body)> Recorded = Read();
    private readonly ByteMutator _mutator = new(random);

    /// <summary>The bytes of a request; most leave the connection usable for another.</summary>
    public byte[] Next()
    {
        var (path, body) = Recorded[random.Next(Recorded.Count)];
        return random.Next(20) switch
        {
            < 9 => Request("POST", path, _mutator.Mutate(body)),
            < 11 => Request("POST", path, Nest(random.Next(1, 5000))),
            11 => Request("POST", path, Numbers(body)),
            12 => Request(Methods[random.Next(Methods.Length)], Printable(_mutator.Mutate(Encoding.ASCII.GetBytes(path))), body),
            13 => _mutator.Mutate(Request("POST", path, body)),
            14 => Request("POST", path, body, $"Content-Length: {random.NextInt64(-5, long.MaxValue)}"),
            15 => Request("POST", path, body, string.Concat(Enumerable.Repeat("X-Y: z\r\n", random.Next(1, 300))) + $"Content-Length: {body.Length}"),
            16 => Request("POST", path, body, $"X: {new string('a', random.Next(1, 60_000))}\r\nContent-Length: {body.Length}"),
            17 => Request("POST", path, body, "Transfer-Encoding: chunked"),
            18 => Request("POST", path, new byte[random.Next(10) == 0 ? random.Next(1, 4_000_000) : random.Next(1, 2000)]),
            _ => Request("POST", path, Encoding.UTF8.GetBytes($"\"{new string('\\', random.Next(1, 3000))}\"")),
        };
    }

    private byte[] Request(string method, string path, byte[] body, string? length = null) =>
        [.. Encoding.Latin1.GetBytes($"{method} {path} HTTP/1.1\r\nHost: {host}\r\n{length ?? $"Content-Length: {body.Length}"}\r\n\r\n"), .. body];

    private byte[] Nest(int depth)
    {
        var (open, close) = random.Next(2) == 0 ? ("[", "]") : ("{\"a\":", "}");
        return Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat(open, depth)) + "1" + (random.Next(2) == 0 ? string.Concat(Enumerable.Repeat(close, depth)) : ""));
    }

    /// <summary>The body with every digit run replaced by a number near some limit.</summary>
    private byte[] Numbers(byte[] body)
    {
        string[] numbers = ["-1", "18446744073709551615", "18446744073709551616", "9223372036854775808", "1e400", "4294967296", "0.1", "-0", "NaN"];
        return Encoding.UTF8.GetBytes(System.Text.RegularExpressions.Regex.Replace(Encoding.UTF8.GetString(body), "[0-9]+", _ => numbers[random.Next(numbers.Length)]));
    }

    private static string Printable(byte[] bytes) => string.Concat(bytes.Where(b => b is > 32 and < 127).Select(b => (char)b)) is { Length: > 0 } path ? path : "/";

    /// <summary>The recorded requests, without net/connect, which could be mutated into another machine's address.</summary>
    private static List<(string, byte[])> Read()
    {
        var requests = new List<(string, byte[])>();
        foreach (var file in Directory.EnumerateFiles(Path.Combine(Repository.Golden, "api"), "*.json.gz").Order(StringComparer.Ordinal))
        {
            using var json = new GZipStream(File.OpenRead(file), CompressionMode.Decompress);
            requests.AddRange(JsonNode.Parse(json)!.AsArray()
                .Select(e => ((string?)e!["path"] ?? "", Encoding.UTF8.GetBytes((string?)e["request_body"] ?? "")))
                .Where(r => r.Item1.StartsWith("/v1/", StringComparison.Ordinal) && r.Item1 != "/v1/net/connect"));
        }
        return requests;
    }
}
