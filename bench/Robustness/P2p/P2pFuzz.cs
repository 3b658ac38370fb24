using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Net.Sockets;
using Antelope;
using DevNode.Net;

namespace Bench.Robustness;

/// <summary>Sends mutated p2p messages to a running producer and a running follower, and checks that neither takes harm.</summary>
internal sealed class P2pFuzz(int seed, long count, int connections, string directory, TextWriter output)
{
    private readonly ConcurrentDictionary<PeerOutcome, long> _outcomes = [];
    private readonly ConcurrentDictionary<string, bool> _forged = [];
    private readonly List<byte[]> _recorded = Recorded();
    private long _done;

    /// <summary>Runs to the end; <see cref="RobustnessException"/> names what went wrong.</summary>
    public async Task RunAsync()
    {
        await using var producer = Quiet(new(Path.Combine(directory, "producer"), DevNodeProcess.Producer));
        await producer.StartAsync();
        await using var follower = Quiet(new(Path.Combine(directory, "follower"), $"p2p-peer-address = {producer.P2pAddress}"));
        await follower.StartAsync();
        var chainId = (await producer.Api.GetInfoAsync()).ChainId;
        await using var live = new LiveBlocks(producer, chainId);
        await Waiting.TrueAsync("a live block", TimeSpan.FromSeconds(30), () => Task.FromResult(live.Blocks.Count > 0));
        await using (var load = new NativeLoad(producer, chainId))
        await using (var memory = new MemoryWatch([producer, follower], TimeSpan.FromSeconds(5), () => Interlocked.Read(ref _done), output))
        {
            await Task.WhenAll(Enumerable.Range(0, connections).Select(i =>
                Task.Run(() => AttackAsync(i % 2 == 0 ? follower : producer, i, chainId, live))));
            Report(memory);
        }
        await CheckAsync(producer, follower);
    }

    private async Task AttackAsync(DevNodeProcess target, int worker, Checksum256 chainId, LiveBlocks live)
    {
        var random = new Random(unchecked((seed * 7919) + worker));
        var info = await target.Api.GetInfoAsync();
        var messages = new HostileMessages(random, chainId, _recorded, live) { Info = info, Forged = id => _forged.TryAdd(id.ToString(), true) };
        var share = (count / connections) + (worker < count % connections ? 1 : 0);
        PeerSocket? peer = null;
        for (long sent = 0; sent < share; sent++)
        {
            if (sent % 500 == 499)
                messages.Info = await target.TryInfoAsync() ?? throw new RobustnessException($"{target.Directory} does not answer after {_done} messages:\n{target.OutputTail()}");
            peer ??= await ConnectAsync(target, random, chainId, messages);
            var outcome = await peer.TryMessageAsync(messages.Next());
            _outcomes.AddOrUpdate(outcome, 1, (_, n) => n + 1);
            Interlocked.Increment(ref _done);
            if (outcome == PeerOutcome.Kept)
                continue;
            peer.Dispose();
            peer = null;
        }
        peer?.Dispose();
    }

    private static async Task<PeerSocket> ConnectAsync(DevNodeProcess target, Random random, Checksum256 chainId, HostileMessages messages)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                var peer = await PeerSocket.ConnectAsync(target.P2pPort);
                // One in ten speaks without having introduced itself.
                if (random.Next(10) != 0)
                    await peer.SendAsync(NetMessage.Frame(Handshakes.Of(random, chainId, messages.Info)));
                return peer;
            }
            catch (SocketException) when (attempt < 5 && target.IsRunning)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(100 * attempt), TimeProvider.System);
            }
            catch (SocketException e)
            {
                throw new RobustnessException($"{target.Directory} takes no connection: {e.Message}\n{target.OutputTail()}");
            }
        }
    }

    private void Report(MemoryWatch memory)
    {
        output.WriteLine($"seed {seed}: {_done} messages over {connections} connections; "
            + string.Join(", ", _outcomes.OrderBy(o => o.Key).Select(o => $"{o.Key} {o.Value}")) + $"; {_forged.Count} forged blocks");
        output.WriteLine(FormattableString.Invariant($"memory: producer, follower grew by {string.Join(", ", memory.Growth.Select(g => FormattableString.Invariant($"{g:F0}")))} MB, at most {string.Join(", ", memory.Peak.Select(g => FormattableString.Invariant($"{g:F0}")))} MB"));
        RobustnessException.Unless(!_outcomes.ContainsKey(PeerOutcome.Stuck), "a connection was neither answered nor closed");
        RobustnessException.Unless(memory.Growth.All(g => g < MemoryLimits.GrowthMegabytes), "memory grew");
    }

    private async Task CheckAsync(DevNodeProcess producer, DevNodeProcess follower)
    {
        var head = (await producer.Api.GetInfoAsync()).HeadBlockNum;
        await Waiting.TrueAsync("two more blocks and the follower at the producer's head", TimeSpan.FromSeconds(60),
            async () => await producer.HeadAsync() >= head + 2 && await follower.HeadAsync() >= head + 2);
        var last = (await follower.Api.GetInfoAsync()).LastIrreversibleBlockNum;
        for (var number = 2u; number <= last; number++)
        {
            var id = await producer.BlockIdAsync(number);
            RobustnessException.Unless(!_forged.ContainsKey(id), $"the forged block {number} {id} was taken");
            RobustnessException.Unless(id == await follower.BlockIdAsync(number), $"block {number} differs between producer and follower");
        }
        foreach (var node in new[] { producer, follower })
        {
            RobustnessException.Unless(node.Unexpected is [], $"{node.Directory} met the unexpected:\n{string.Join('\n', node.Unexpected)}");
        }
        output.WriteLine($"blocks 2 to {last} are the producer's own on both nodes; both answer");
    }

    /// <summary>Payloads of the recorded connections between two real nodes.</summary>
    private static List<byte[]> Recorded()
    {
        var payloads = new List<byte[]>();
        foreach (var file in Directory.EnumerateFiles(Path.Combine(Repository.Golden, "p2p"), "*.bin").Order(StringComparer.Ordinal))
        {
            var bytes = File.ReadAllBytes(file);
            for (var at = 0; at + NetMessage.HeaderSize < bytes.Length;)
            {
                var size = BinaryPrimitives.ReadInt32LittleEndian(bytes.AsSpan(at));
                payloads.Add(bytes[(at + NetMessage.HeaderSize)..(at + NetMessage.HeaderSize + size)]);
                at += NetMessage.HeaderSize + size;
            }
        }
        return payloads;
    }

    private static DevNodeProcess Quiet(DevNodeProcess node)
    {
        node.LogLevels["Default"] = "Error";
        node.LogLevels["DevNode.Hosting.BlockProducer"] = "Critical";
        return node;
    }
}
