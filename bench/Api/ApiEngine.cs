using System.Security.Cryptography;
using System.Text;
using Bench.Network;

namespace Bench.Api;

/// <summary>A nodeos or DevNode process that serves every API over a copy of a block log and makes no blocks.</summary>
internal sealed class ApiEngine : IAsyncDisposable
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromMinutes(2);
    private readonly NetworkNode _node;
    private readonly HttpClient _http;

    private ApiEngine(NetworkNode node)
    {
        _node = node;
        _http = new() { BaseAddress = new($"http://127.0.0.1:{node.HttpPort}"), Timeout = TimeSpan.FromSeconds(30) };
    }

    /// <summary>Starts it and waits until get_info answers. Throws <see cref="TimeoutException"/>.</summary>
    /// <param name="name">Name of its directory under <paramref name="root"/>.</param>
    /// <param name="executable">nodeos or DevNode.</param>
    /// <param name="root">Directory for its files.</param>
    /// <param name="blocks">Directory with blocks.log.</param>
    /// <param name="options">Further options.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public static async Task<ApiEngine> StartAsync(string name, string executable, string root, string blocks, IEnumerable<string> options, CancellationToken cancellation)
    {
        var node = new NetworkNode(name, executable, root);
        node.TakeBlocks(blocks);
        var engine = new ApiEngine(node);
        try
        {
            node.Start([
                "--replay-blockchain", "--enable-account-queries", "1", "--transaction-finality-status-max-storage-size-gb", "1", "--contracts-console",
                "--plugin", "eosio::db_size_api_plugin", "--plugin", "eosio::trace_api_plugin", "--trace-no-abis", .. options,
            ]);
            await Waiting.UntilAsync($"{executable} to answer; see {node.LogFile}", StartLimit, async stop =>
            {
                var (status, text) = await engine.AskAsync("/v1/chain/get_info", [], stop);
                return (status == 200 ? engine : null, $"{status} {text}");
            }, cancellation);
            return engine;
        }
        catch
        {
            await engine.DisposeAsync();
            throw;
        }
    }

    /// <summary>Sends a body as it is; the status is 0 when the connection ended without an answer, -1 when none came in time.</summary>
    public async Task<(int Status, string Text)> AskAsync(string path, byte[] body, CancellationToken cancellation)
    {
        try
        {
            using var response = await _http.PostAsync(path, new ByteArrayContent(body), cancellation);
            var text = Encoding.Latin1.GetString(await response.Content.ReadAsByteArrayAsync(cancellation));
            return ((int)response.StatusCode, text.Replace(_node.Directory, "DATA_DIR", StringComparison.Ordinal));
        }
        catch (HttpRequestException)
        {
            return (0, "");
        }
        catch (TaskCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return (-1, "");
        }
    }

    /// <summary>Names and sha256 of the snapshots there are.</summary>
    /// <param name="remove">Removes them afterwards.</param>
    public string DescribeSnapshots(bool remove)
    {
        var files = new DirectoryInfo(Path.Combine(_node.Directory, "snapshots")) is { Exists: true } directory ? directory.GetFiles("*.bin") : [];
        var text = string.Concat(files.OrderBy(f => f.Name, StringComparer.Ordinal).Select(f => $"\n{f.Name} {Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(f.FullName)))}"));
        if (remove)
            foreach (var file in files)
                file.Delete();
        return text;
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _node.DisposeAsync();
    }
}
