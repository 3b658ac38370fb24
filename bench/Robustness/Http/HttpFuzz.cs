using System.Collections.Concurrent;
using System.IO.Compression;
using System.Net.Sockets;

namespace Bench.Robustness;

/// <summary>Sends mutated HTTP requests to a running node over a recorded chain with contracts, and checks that it takes no harm.</summary>
internal sealed class HttpFuzz(int seed, long count, int connections, string directory, TextWriter output)
{
    private readonly ConcurrentDictionary<int, long> _outcomes = [];
    private long _done;

    /// <summary>Runs to the end; <see cref="RobustnessException"/> names what went wrong.</summary>
    public async Task RunAsync()
    {
        await using var node = new DevNodeProcess(directory, "pause-on-startup = true\nenable-account-queries = true\nhttp-validate-host = false");
        node.LogLevels["Default"] = "Error";
        Directory.CreateDirectory(node.BlocksDir);
        await using (var log = new GZipStream(File.OpenRead(Path.Combine(Repository.Golden, "chain", "contract", "blocks.log.gz")), CompressionMode.Decompress))
        await using (var file = File.Create(Path.Combine(node.BlocksDir, "blocks.log")))
            await log.CopyToAsync(file);
        await node.StartAsync();
        var before = await StateAsync(node);
        await using (var memory = new MemoryWatch([node], TimeSpan.FromSeconds(5), () => Interlocked.Read(ref _done), output))
        {
            await Task.WhenAll(Enumerable.Range(0, connections).Select(i => Task.Run(() => AttackAsync(node, i))));
            output.WriteLine($"seed {seed}: {_done} requests over {connections} connections; " + string.Join(", ", _outcomes.OrderBy(o => o.Key).Select(o => $"{Describe(o.Key)} {o.Value}")));
            output.WriteLine(FormattableString.Invariant($"memory grew by {memory.Growth[0]:F0} MB, at most {memory.Peak[0]:F0} MB"));
            RobustnessException.Unless(memory.Growth.All(g => g < MemoryLimits.GrowthMegabytes), "memory grew");
        }
        RobustnessException.Unless(!_outcomes.ContainsKey(HttpOutcome.Stuck), "a connection was neither answered nor closed");
        RobustnessException.Unless(node.Unexpected is [], $"the node met the unexpected:\n{string.Join('\n', node.Unexpected)}");
        var after = await StateAsync(node);
        RobustnessException.Unless(before == after, $"the state changed: {before} became {after}");
        output.WriteLine($"head and state are as before ({after}); the node answers");
    }

    private async Task AttackAsync(DevNodeProcess node, int worker)
    {
        var requests = new HostileRequests(new Random(unchecked((seed * 7919) + worker)), $"127.0.0.1:{node.HttpPort}");
        var share = (count / connections) + (worker < count % connections ? 1 : 0);
        HttpSocket? http = null;
        for (long sent = 0; sent < share; sent++)
        {
            try
            {
                http ??= await HttpSocket.ConnectAsync(node.HttpPort);
            }
            catch (SocketException e)
            {
                throw new RobustnessException($"the node takes no connection after {_done} requests: {e.Message}\n{node.OutputTail()}");
            }
            var outcome = await http.AskAsync(requests.Next());
            _outcomes.AddOrUpdate(outcome, 1, (_, n) => n + 1);
            Interlocked.Increment(ref _done);
            if (outcome is > 0 and not 400)
                continue;
            // A request whose end was not found leaves the connection in the middle of nowhere.
            http.Dispose();
            http = null;
        }
        http?.Dispose();
    }

    private static async Task<string> StateAsync(DevNodeProcess node)
    {
        var info = await node.Api.GetInfoAsync();
        return $"{info.HeadBlockId} {(await node.Api.CallAsync("/v1/producer/get_integrity_hash", default))["integrity_hash"].AsString()}";
    }

    private static string Describe(int outcome) => outcome switch
    {
        HttpOutcome.Closed => "closed",
        HttpOutcome.WaitedForMore => "waited for more",
        HttpOutcome.Stuck => "stuck",
        _ => $"{outcome}",
    };
}
