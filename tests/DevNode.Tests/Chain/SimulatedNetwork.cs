using Antelope;
using Antelope.Chain;
using Antelope.Serialization;
using DevNode.Chain;
using Action = Antelope.Chain.Action;

namespace DevNode.Tests.Chain;

/// <summary>
/// Producing nodes without clock and sockets: slot after slot who is scheduled on its own head makes a block, which reaches the nodes
/// of the same partition; transactions of lost blocks are produced again.
/// </summary>
internal sealed class SimulatedNetwork : IDisposable
{
    private static readonly Name SetProds = "setprods";
    private readonly List<Peer> _peers;
    private uint _slot;

    /// <param name="nodes">Number of nodes.</param>
    /// <param name="producersPerNode">Producers of each.</param>
    public SimulatedNetwork(int nodes, int producersPerNode)
    {
        _peers = [.. Enumerable.Range(0, nodes).Select(n => new Peer([.. Enumerable.Range(0, producersPerNode).Select(p => ProducerName(n * producersPerNode + p))]))];
        var first = _peers[0];
        _slot = first.Chain.HeadBlockState.Timestamp.Slot;
        var producers = _peers.SelectMany(p => p.Producers).Order().Select(p => new ProducerKey(p, Key(p).PublicKey)).ToArray();
        var writer = new PackWriter();
        writer.WriteArray(producers);
        first.Waiting.Add(first.Sign(new SetCode("eosio", 0, 0, Golden.Bytes("contract/setprods.wasm")).ToAction(new PermissionLevel("eosio", "active"))));
        var authority = Authority.Of(ProducingChain.Key.PublicKey);
        foreach (var producer in producers)
            first.Waiting.Add(first.Sign(new NewAccount("eosio", producer.ProducerName, authority, authority).ToAction(new PermissionLevel("eosio", "active"))));
        Step();
        first.Waiting.Add(first.Sign(new Action("eosio", SetProds, [new("eosio", "active")], writer.ToArray())));
        for (var i = 0; i < 6; i++)
            Step();
        first.Chain.HeadBlockState.HeaderState.ActiveSchedule.Producers.Count.ShouldBe(producers.Length);
        SetupTransactions = producers.Length + 2;
    }

    public IReadOnlyList<Peer> Peers => _peers;

    /// <summary>Transactions in blocks that made the schedule.</summary>
    public int SetupTransactions { get; }

    /// <summary>Times a node left its fork for a better one.</summary>
    public int ForkSwitches => _peers.Sum(p => p.ForkSwitches);

    /// <summary>One slot; a node hears the nodes of its own partition only.</summary>
    /// <param name="partitionOf">Partition of each node by its number; null for one network.</param>
    public void Step(Func<int, int>? partitionOf = null)
    {
        var slot = new BlockTimestamp(++_slot);
        var made = _peers.Select((peer, i) => (Peer: peer, Partition: partitionOf?.Invoke(i) ?? 0, Block: peer.Produce(slot))).ToList();
        foreach (var (source, partition, block) in made.Where(m => m.Block is not null))
        {
            foreach (var (peer, _, _) in made.Where(m => m.Partition == partition && m.Peer != source))
                peer.Receive(source, block!);
        }
    }

    public void Dispose() => _peers.ForEach(p => p.Dispose());

    private static Name ProducerName(int number) => $"prod{(char)('a' + number)}";

    private static PrivateKey Key(Name producer) => PrivateKey.FromSeed(KeyType.K1, producer.ToString());

    /// <summary>A node with its producers and the transactions it wants in a block.</summary>
    internal sealed class Peer(IReadOnlyList<Name> producers) : IDisposable
    {
        private readonly ChainUnderTest _files = new(started: true);
        private readonly Dictionary<Name, uint> _lastProduced = [];

        public Controller Chain => _files.Controller;
        public IReadOnlyList<Name> Producers { get; } = producers;
        public List<PackedTransaction> Waiting { get; } = [];
        public int ForkSwitches { get; private set; }

        public PackedTransaction Sign(Action action) =>
            TransactionBuilder.Build(Chain.LastIrreversibleBlockId, Chain.HeadBlockTime, [action], TransactionBuilder.MaxLifetime).Sign(Chain.ChainId, [ProducingChain.Key]);

        /// <summary>The block of this slot when one of this node's producers is scheduled on its head.</summary>
        public BlockState? Produce(BlockTimestamp slot)
        {
            var head = Chain.HeadBlockState;
            var scheduled = head.HeaderState.GetScheduledProducer(slot);
            var name = scheduled.ProducerName;
            var isGenesis = scheduled.ProducerName == "eosio" && Producers.Contains(ProducerName(0));
            if (!isGenesis && !Producers.Contains(name))
                return null;
            // What a producer has signed on another fork it does not confirm again (nodeos producer watermarks).
            var last = _lastProduced.GetValueOrDefault(name);
            if (last > head.BlockNum)
                return null;
            Chain.StartBlock(slot, last == 0 || isGenesis ? (ushort)0 : (ushort)(head.BlockNum - last));
            foreach (var transaction in Waiting.Where(t => !Chain.IsKnownUnexpiredTransaction(t.Transaction().Id())))
                Chain.Push(transaction).Except.ShouldBeNull();
            Waiting.Clear();
            Chain.FinalizeBlock(new(), digest => [(isGenesis ? ProducingChain.Key : Key(name)).Sign(digest)]);
            Chain.CommitBlock();
            _lastProduced[name] = Chain.HeadBlockNum;
            return Chain.HeadBlockState;
        }

        /// <summary>Takes a block, and before it those it builds on that are not here yet.</summary>
        public void Receive(Peer source, BlockState block)
        {
            var missing = new Stack<SignedBlock>();
            for (var next = block.Block!; Chain.FetchBlockById(next.Header.CalculateId()) is null; next = source.Chain.FetchBlockById(next.Header.Previous)!)
                missing.Push(next);
            foreach (var next in missing)
            {
                // A fork that leaves the chain before the last irreversible block does not link any more.
                if (Chain.CreateBlockState(next.Header.CalculateId(), next) is not { } state)
                    return;
                Chain.PushBlock(new(), state, lost =>
                {
                    ForkSwitches++;
                    Waiting.AddRange(lost.Reverse().SelectMany(b => b.Block!.Transactions).Select(r => r.Transaction!));
                });
            }
        }

        public void Dispose() => _files.Dispose();
    }
}
