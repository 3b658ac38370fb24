using Antelope;

namespace Bench.Robustness;

/// <summary>Sets the clock of a running producer back and forward and right again; its follower's clock stays right.</summary>
internal sealed class ClockRun(string directory, TextWriter output)
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    /// <summary>How far ahead of its own clock a follower takes blocks (nodeos on_incoming_block).</summary>
    private static readonly TimeSpan TakenAhead = TimeSpan.FromSeconds(7);

    /// <summary>All four steps, with each engine as producer and as follower.</summary>
    public async Task RunAsync(string? nodeos)
    {
        string?[] engines = nodeos is null ? [null] : [null, nodeos];
        foreach (var producer in engines)
        {
            foreach (var follower in engines)
            {
                foreach (var seconds in (int[])[-10, -3600, 10, 3600])
                    await StepAsync(TimeSpan.FromSeconds(seconds), producer, follower);
            }
        }
    }

    /// <summary>One step. With a DevNode as producer: it is said, blocks go on as soon as they can, and the follower has the producer's chain as far as it may.</summary>
    public async Task StepAsync(TimeSpan step, string? producerEngine = null, string? followerEngine = null)
    {
        var name = FormattableString.Invariant($"{Name(producerEngine)} {step.TotalSeconds:+0;-0} s, follower {Name(followerEngine)}");
        var root = Path.Combine(directory, name.Replace(' ', '-').Replace(",", "", StringComparison.Ordinal));
        await using var producer = new DevNodeProcess(Path.Combine(root, "producer"), DevNodeProcess.Producer, producerEngine);
        var clock = new FalseClock(producer);
        await producer.StartAsync();
        await using var follower = new DevNodeProcess(Path.Combine(root, "follower"), $"p2p-peer-address = {producer.P2pAddress}", followerEngine);
        await follower.StartAsync();
        await Waiting.TrueAsync("the follower at block 4", Limit, async () => await follower.HeadAsync() >= 4);

        clock.Set(step);
        await Task.Delay(TimeSpan.FromSeconds(4), TimeProvider.System);
        var wrong = await HeadsAsync(producer, follower);
        clock.Set(TimeSpan.Zero);
        var right = await AfterAsync(producer, follower, wrong);
        output.WriteLine($"{name}: {wrong} while wrong, {right} after; \"{Said(producer)}\"");
        await SameChainAsync(producer, follower);
        if (producerEngine is null)
            Check(producer, step, wrong, right);
    }

    private static string Name(string? engine) => engine is null ? "DevNode" : "nodeos";

    /// <summary>Waits until the producer makes blocks again and the follower has them, but for a head that is far ahead of the time.</summary>
    private static async Task<Heads> AfterAsync(DevNodeProcess producer, DevNodeProcess follower, Heads wrong)
    {
        var heads = wrong;
        try
        {
            await Waiting.TrueAsync("blocks of the right time", TimeSpan.FromSeconds(25), async () =>
            {
                heads = await HeadsAsync(producer, follower);
                return heads.Producer >= wrong.Producer + 3 && heads.Follower >= heads.Producer - 1;
            });
        }
        catch (TimeoutException)
        {
            // The figures tell.
        }
        return heads;
    }

    private static void Check(DevNodeProcess producer, TimeSpan step, Heads wrong, Heads right)
    {
        RobustnessException.Unless(Said(producer).Length > 0, $"nothing was said of the clock; see {producer.OutputFile}");
        RobustnessException.Unless(producer.Unexpected.All(l => l.Contains("BlockProducer[220]", StringComparison.Ordinal)), $"the producer met the unexpected: {string.Join('\n', producer.Unexpected)}");
        RobustnessException.Unless(step <= TakenAhead || wrong.Follower < wrong.Producer, $"the follower took blocks that are {step} ahead");
        // An hour ahead, the head has to be waited for.
        if (step < TimeSpan.FromHours(1))
            RobustnessException.Unless(right.Producer >= wrong.Producer + 3 && right.Follower >= right.Producer - 1, $"{step}: production or the follower did not go on: {right}");
    }

    private static async Task SameChainAsync(DevNodeProcess producer, DevNodeProcess follower)
    {
        var last = (await follower.Api.GetInfoAsync()).HeadBlockNum;
        for (var number = 2u; number <= last; number++)
            RobustnessException.Unless(await producer.BlockIdAsync(number) == await follower.BlockIdAsync(number), $"block {number} differs between {producer.Directory} and its follower");
    }

    /// <summary>What the node printed about its clock.</summary>
    private static string Said(DevNodeProcess node) => string.Join(" | ", File.ReadLines(node.OutputFile)
        .Where(l => l.Contains("system clock", StringComparison.Ordinal)).Select(l => l[l.IndexOf("the system", StringComparison.Ordinal)..]).Distinct(StringComparer.Ordinal));

    private static async Task<Heads> HeadsAsync(DevNodeProcess producer, DevNodeProcess follower)
    {
        var follows = (await follower.Api.GetInfoAsync()).HeadBlockNum;
        var info = await producer.Api.GetInfoAsync();
        return new(info.HeadBlockNum, info.HeadBlockTime, follows);
    }

    private sealed record Heads(uint Producer, TimePoint Time, uint Follower)
    {
        public override string ToString() => $"head {Producer} of {Time}, follower {Follower}";
    }
}
