using Antelope;
using Antelope.Chain;
using Antelope.Serialization;
using DevNode.Chain;
using DevNode.Tests.Chain;
using Action = Antelope.Chain.Action;

namespace DevNode.Tests.Net.PeerBlocks;

/// <summary>
/// Makes blocks over any block made before, for three producers whose keys are known: valid ones by executing their branch, and ones
/// with another header, signed with any of the keys.
/// </summary>
internal sealed class BlockTree : IDisposable
{
    private const int CachedChains = 6;
    private static readonly ProtocolFeatureSet Features = ProtocolFeatureSet.CreateDefault();
    private readonly Dictionary<Checksum256, Node> _nodes = [];
    private readonly List<ChainUnderTest> _chains = [];
    private int _accounts;

    /// <summary>A block in the tree.</summary>
    /// <param name="State">The header's state.</param>
    /// <param name="Block">The block.</param>
    /// <param name="IsValid">Whether it can be executed, and those before it.</param>
    internal sealed record Node(BlockHeaderState State, SignedBlock Block, bool IsValid)
    {
        public uint Num => State.BlockNum;
        public Checksum256 Id => State.Id;
        public uint Slot => State.Timestamp.Slot;
    }

    public BlockTree()
    {
        var genesis = GenesisBlock.Create(ChainUnderTest.Genesis);
        Genesis = new(genesis.HeaderState, genesis.Block!, true);
        _nodes.Add(Genesis.Id, Genesis);
    }

    public static IReadOnlyList<Name> Producers { get; } = ["proda", "prodb", "prodc"];

    public Node Genesis { get; }

    public Node? ParentOf(Node node) => _nodes.GetValueOrDefault(node.State.Previous);

    /// <summary>The node and those before it, latest first.</summary>
    public IEnumerable<Node> Branch(Node node)
    {
        for (Node? next = node; next is not null; next = ParentOf(next))
            yield return next;
    }

    public static PrivateKey KeyOf(Name producer) => producer == "eosio" ? ProducingChain.Key : PrivateKey.FromSeed(KeyType.K1, producer.ToString());

    /// <summary>The blocks after the genesis that put the producers into the schedule.</summary>
    public IEnumerable<Node> Election(uint firstSlot)
    {
        var authority = Authority.Of(ProducingChain.Key.PublicKey);
        var eosio = new PermissionLevel("eosio", "active");
        yield return Make(Genesis, firstSlot,
        [
            new SetCode("eosio", 0, 0, Golden.Bytes("contract/setprods.wasm")).ToAction(eosio),
            .. Producers.Select(p => new NewAccount("eosio", p, authority, authority).ToAction(eosio)),
        ]);
        var writer = new PackWriter();
        writer.WriteArray(Producers.Select(p => new ProducerKey(p, KeyOf(p).PublicKey)).ToArray());
        var node = Make(_nodes.Values.MaxBy(n => n.Num)!, firstSlot + 1, [new Action("eosio", "setprods", [eosio], writer.ToArray())]);
        yield return node;
        while (node.State.ActiveSchedule.Producers.Count != Producers.Count)
            yield return node = Make(node, node.Slot + 1);
    }

    /// <summary>A valid block over a valid one, with an account's creation when it shall differ from its siblings.</summary>
    public Node Make(Node parent, uint slot, IReadOnlyList<Action>? actions = null)
    {
        var files = TakeChain(parent);
        var chain = files.Controller;
        var producer = parent.State.GetScheduledProducer(new(slot)).ProducerName;
        chain.StartBlock(new BlockTimestamp(slot), Confirmable(parent, producer));
        foreach (var action in actions ?? [])
        {
            chain.Push(TransactionBuilder.Build(Genesis.Id, chain.PendingBlockTime, [action], TimeSpan.FromMinutes(10)).Sign(chain.ChainId, [ProducingChain.Key]))
                .Except.ShouldBeNull();
        }
        chain.FinalizeBlock(new(), digest => [KeyOf(producer).Sign(digest)]);
        chain.CommitBlock();
        _chains.Add(files);
        return Add(new(chain.HeadBlockState.HeaderState, chain.HeadBlockState.Block!, true));
    }

    /// <summary>An action that makes a block unlike any other.</summary>
    public Action Distinction()
    {
        var authority = Authority.Of(ProducingChain.Key.PublicKey);
        var number = _accounts++;
        return new NewAccount("eosio", $"n{(char)('a' + number / 26)}{(char)('a' + number % 26)}", authority, authority).ToAction(new PermissionLevel("eosio", "active"));
    }

    /// <summary>A block whose header is right and whose merkle root of actions is not: found out only when it is executed.</summary>
    public Node MakeUnexecutable(Node parent, uint slot)
    {
        var producer = parent.State.GetScheduledProducer(new(slot)).ProducerName;
        var header = parent.State.Next(new(slot), Confirmable(parent, producer)).MakeBlockHeader(default, Checksum256.Hash(BitConverter.GetBytes(slot)), null, [], Features);
        var state = parent.State.Next(new(header, Signature.Empty), [], Features, skipValidateSignee: true);
        var signature = KeyOf(producer).Sign(state.SigDigest());
        return Add(new(state with { Header = new(header, signature) }, new(header, signature, [], []), false));
    }

    /// <summary>A block with another header, signed by a producer's key over what its parent's successors are signed over.</summary>
    public static SignedBlock Altered(Node valid, Func<BlockHeader, BlockHeader> change, Name signer)
    {
        var header = change(valid.Block.Header);
        var digest = (valid.State with { Header = new(header, Signature.Empty) }).SigDigest();
        return valid.Block with { Header = header, ProducerSignature = KeyOf(signer).Sign(digest) };
    }

    public void Dispose() => _chains.ForEach(c => c.Dispose());

    /// <summary>As many blocks as the producer has not signed on this branch.</summary>
    private static ushort Confirmable(Node parent, Name producer) =>
        parent.State.ProducerToLastProduced.TryGetValue(producer, out var last) && producer != "eosio" ? (ushort)(parent.Num - last) : (ushort)0;

    private Node Add(Node node)
    {
        _nodes[node.Id] = node;
        return node;
    }

    /// <summary>A chain whose head is a block; its owner puts it back.</summary>
    private ChainUnderTest TakeChain(Node head)
    {
        if (_chains.Find(c => c.Controller.HeadBlockId == head.Id) is { } ready)
        {
            _chains.Remove(ready);
            return ready;
        }
        if (_chains.Count > CachedChains)
        {
            _chains[0].Dispose();
            _chains.RemoveAt(0);
        }
        var chain = new ChainUnderTest(started: true);
        foreach (var node in Branch(head).Reverse().Skip(1))
            chain.Controller.PushBlock(new(), chain.Controller.CreateBlockState(node.Id, node.Block).ShouldNotBeNull());
        return chain;
    }
}
