using Antelope;

namespace Bench.Robustness;

/// <summary>Three DevNodes, each a producer, meshed, with eosio.token: the first also made eosio's blocks before the schedule.</summary>
internal sealed class ProducerNetwork : IAsyncDisposable
{
    private static readonly Name[] Producers = ["proda", "prodb", "prodc"];

    private ProducerNetwork(IReadOnlyList<DevNodeProcess> nodes) => Nodes = nodes;

    public IReadOnlyList<DevNodeProcess> Nodes { get; }

    /// <summary>Starts the nodes and waits until the three producers' schedule is in force and irreversible.</summary>
    public static async Task<ProducerNetwork> StartAsync(string directory)
    {
        var nodes = new List<DevNodeProcess>();
        foreach (var producer in Producers)
        {
            var config = $"{DevNodeProcess.Producer}\nproducer-name = {producer}\n";
            nodes.Add(new(Path.Combine(directory, producer.ToString()), producer == Producers[0] ? config : config.Replace("producer-name = eosio\n", "", StringComparison.Ordinal)));
        }
        foreach (var node in nodes)
            await File.AppendAllLinesAsync(Path.Combine(node.Directory, "config.ini"), nodes.Where(n => n != node).Select(n => $"p2p-peer-address = {n.P2pAddress}"));
        var network = new ProducerNetwork(nodes);
        try
        {
            await network.ElectAsync();
            return network;
        }
        catch
        {
            await network.DisposeAsync();
            throw;
        }
    }

    private async Task ElectAsync()
    {
        await Task.WhenAll(Nodes.Select(n => n.StartAsync()));
        var signer = new Signer(() => Nodes[0]);
        await signer.InsistAsync("a first transaction", [.. Producers.Select(Signer.NewAccount)]);
        await TokenLoad.PrepareAsync(signer);
        await signer.InsistAsync("a first transaction", Signer.SetCode("eosio", Signer.Probe));
        await signer.InsistAsync("a first transaction", Signer.SetProducers(Producers));
        await Waiting.TrueAsync("irreversible blocks of the new schedule", TimeSpan.FromSeconds(180), async () =>
            (await Nodes[0].Api.GetProducerScheduleAsync()).Active is { Version: 1 }
            && (await Task.WhenAll(Nodes.Select(n => n.Api.GetInfoAsync()))).All(i => Producers.Contains(i.HeadBlockProducer) && i.LastIrreversibleBlockNum > 10));
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var node in Nodes)
            await node.DisposeAsync();
    }
}
