using Antelope;
using Antelope.Chain;
using Antelope.Serialization;
using Bench.Network;
using DevNode.Chain;
using DevNode.Tests.Net;
using Action = Antelope.Chain.Action;

namespace DevNode.Tests.Hosting;

/// <summary>Nodes in this process, each a producer of the schedule, over sockets that can be cut; their clock runs fast.</summary>
internal sealed class PartitionedNodes : IAsyncDisposable
{
    private const int Speed = 8;
    private static readonly Name SetProds = "setprods";
    private readonly List<TestNode> _nodes = [];
    private Links? _links;
    private int _accounts;

    public IReadOnlyList<TestNode> Nodes => _nodes;
    public Links Links => _links!;

    /// <summary>Starts nodes and puts their producers into the schedule.</summary>
    public static async Task<PartitionedNodes> StartAsync(int count)
    {
        var network = new PartitionedNodes();
        var clock = new FastClock(Speed);
        for (var i = 0; i < count; i++)
        {
            var (name, key) = (ProducerName(i), Key(i));
            var config = $"producer-name = {name}\nsignature-provider = {key.PublicKey}=KEY:{key.ToWif()}\nmax-transaction-time = 2000\n";
            // The clock makes everything seem slow.
            var node = TestNode.Create(i == 0 ? config + TestNode.ProducerConfig : config, time: clock,
                parameters: new() { MaxBlockCpuUsage = 100_000_000, MaxTransactionCpuUsage = 90_000_000 });
            network._nodes.Add(node);
            await node.StartAsync("--enable-stale-production");
        }
        network._links = new([.. network._nodes.Select(n => n.Node.Network.ListenPort)]);
        for (var i = 0; i < count; i++)
        {
            foreach (var peer in network._links.PeersOf(i))
                await network._nodes[i].Node.Network.ConnectAsync(peer);
        }
        await network.ElectAsync();
        return network;
    }

    /// <summary>A node creates an account; gives its name.</summary>
    public async Task<Name> CreateAccountAsync(int node)
    {
        var (name, authority) = ((Name)$"user{(char)('a' + _accounts / 26)}{(char)('a' + _accounts++ % 26)}", Authority.Of(TestNode.Key.PublicKey));
        await PushAsync(node, new NewAccount("eosio", name, authority, authority).ToAction(new PermissionLevel("eosio", "active")));
        return name;
    }

    /// <summary>Something of every node's chain.</summary>
    public Task<T[]> ReadAll<T>(Func<Controller, T> read) => Task.WhenAll(_nodes.Select(n => n.Read(read)));

    /// <summary>Stops and starts production everywhere.</summary>
    public Task SetPausedAsync(bool paused) => Task.WhenAll(_nodes.Select(n => n.Node.Chain.RunAsync(_ =>
    {
        if (paused)
            n.Node.Producer.Pause();
        else
            n.Node.Producer.Resume();
    })));

    public async ValueTask DisposeAsync()
    {
        foreach (var node in _nodes)
            await node.DisposeAsync();
        if (_links is not null)
            await _links.DisposeAsync();
    }

    private static Name ProducerName(int number) => $"prod{(char)('a' + number)}";

    private static PrivateKey Key(int number) => PrivateKey.FromSeed(KeyType.K1, ProducerName(number).ToString());

    private async Task ElectAsync()
    {
        // A transaction expires by the time of the head: that of the genesis is long ago.
        await Wait.Until(() => _nodes[0].Read(c => c.HeadBlockNum > 1), "the first block", seconds: 30);
        await PushAsync(0, new SetCode("eosio", 0, 0, Golden.Bytes("contract/setprods.wasm")).ToAction(new PermissionLevel("eosio", "active")));
        var authority = Authority.Of(TestNode.Key.PublicKey);
        for (var i = 0; i < _nodes.Count; i++)
            await PushAsync(0, new NewAccount("eosio", ProducerName(i), authority, authority).ToAction(new PermissionLevel("eosio", "active")));
        var writer = new PackWriter();
        writer.WriteArray(_nodes.Select((_, i) => new ProducerKey(ProducerName(i), Key(i).PublicKey)).ToArray());
        await PushAsync(0, new Action("eosio", SetProds, [new("eosio", "active")], writer.ToArray()));
        await Wait.Until(async () => (await ReadAll(c => c.HeadBlockState.HeaderState.ActiveSchedule.Producers.Count)).All(n => n == _nodes.Count),
            "the schedule on every node", seconds: 30);
    }

    private async Task PushAsync(int node, Action action)
    {
        var packed = await _nodes[node].Read(c =>
            TransactionBuilder.Build(c.LastIrreversibleBlockId, c.HeadBlockTime, [action], TimeSpan.FromMinutes(30)).Sign(c.ChainId, [TestNode.Key]));
        (await _nodes[node].Node.Producer.PushTransactionAsync(packed, persistUntilExpired: true, readOnly: false, returnFailureTrace: false)).Receipt.ShouldNotBeNull();
    }
}
