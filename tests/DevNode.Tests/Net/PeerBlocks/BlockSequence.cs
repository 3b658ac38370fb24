using Antelope;
using Antelope.Chain;
using Node = DevNode.Tests.Net.PeerBlocks.BlockTree.Node;

namespace DevNode.Tests.Net.PeerBlocks;

/// <summary>
/// Seeded random blocks as peers may send them: right ones, forks, late ones, double-produced ones, ones from the future, out of turn,
/// orphans, wrongly signed ones, and forks whose blocks turn out not to be executable once they are preferred.
/// </summary>
internal sealed class BlockSequence : IDisposable
{
    /// <summary>Slots between the first block and the time of the last: longer than all blocks take.</summary>
    private const uint Past = 6000;
    private readonly Random _random;
    private readonly BlockTree _tree = new();
    private readonly List<Node> _sent = [];
    private readonly Queue<(string What, SignedBlock Block)> _next = new();
    private readonly (int Weight, Func<TimePoint, (string What, SignedBlock Block)> Make)[] _kinds;
    private Node _best;

    public BlockSequence(int seed, TimePoint now)
    {
        _random = new(seed);
        _best = _tree.Genesis;
        _kinds =
        [
            (30, _ => Sent("next block", _tree.Make(_best, _best.Slot + Gap()))),
            (8, _ => Sent("fork", Sibling(Ancestor()))),
            (8, _ => Sent("block on an earlier one", Sibling(Earlier()))),
            (8, _ => DoubleProduced()),
            (4, _ => ("known block", Earlier().Block)),
            (4, _ => Orphan()),
            (4, _ => ("fork that starts before the last irreversible block", Late())),
            (3, _ => OutOfTurn()),
            (3, _ => WronglySigned()),
            (2, _ => Altered("at its parent's time", h => h with { Timestamp = _best.State.Timestamp })),
            (2, _ => Altered("before its parent's time", h => h with { Timestamp = new(_best.Slot - 3) })),
            (2, _ => Altered("confirming what its producer has confirmed", h => h with { Confirmed = (ushort)(h.Confirmed + 1) })),
            (1, _ => Altered("confirming more blocks than there are", h => h with { Confirmed = (ushort)(h.Confirmed + 2000) })),
            (1, _ => Altered("with another schedule version", h => h with { ScheduleVersion = h.ScheduleVersion + 1 })),
            (3, time => ("from the future", _tree.Make(_best, BlockTimestamp.From(time).Slot + (uint)_random.Next(30, 2000)).Block)),
            (2, _ => Unexecutable()),
        ];
        foreach (var node in _tree.Election(BlockTimestamp.From(now).Slot - Past))
        {
            Keep(node);
            _next.Enqueue(("election", node.Block));
        }
    }

    public static Checksum256 GenesisId => new BlockTree().Genesis.Id;

    /// <summary>The next block to send, and what it is.</summary>
    public (string What, SignedBlock Block) Next(TimePoint now)
    {
        if (_next.TryDequeue(out var queued))
            return queued;
        var at = _random.Next(_kinds.Sum(k => k.Weight));
        foreach (var (weight, make) in _kinds)
        {
            at -= weight;
            if (at < 0)
                return make(now);
        }
        throw new InvalidOperationException("the weights have changed meanwhile");
    }

    public void Dispose() => _tree.Dispose();

    private uint Irreversible => _best.State.DposIrreversibleBlockNum;

    /// <summary>Slots to the next block: mostly none is missed, or the next producer's turn comes.</summary>
    private uint Gap() => _random.Next(3) switch { 0 => 1, 1 => 12, _ => (uint)_random.Next(1, 40) };

    private Node Ancestor(int reach = 10) => Pick([.. _tree.Branch(_best).TakeWhile(n => n.Num >= Irreversible).Take(reach)]);

    private Node Earlier() => Pick([.. _sent.Where(n => n.IsValid && n.Num >= Irreversible && _tree.Branch(n).Any(b => b.Num <= Irreversible && IsOnBest(b)))]);

    private bool IsOnBest(Node node) => _tree.Branch(_best).TakeWhile(n => n.Num >= node.Num).Any(n => n.Id == node.Id);

    private Node Pick(IReadOnlyList<Node> nodes) => nodes[_random.Next(nodes.Count)];

    private Node Sibling(Node parent) => _tree.Make(parent, parent.Slot + (uint)_random.Next(1, 30), [_tree.Distinction()]);

    private (string, SignedBlock) Sent(string what, Node node)
    {
        Keep(node);
        return (what, node.Block);
    }

    private void Keep(Node node)
    {
        _sent.Add(node);
        if (node.IsValid && (node.State.DposIrreversibleBlockNum, node.Num).CompareTo((Irreversible, _best.Num)) > 0)
            _best = node;
    }

    private (string, SignedBlock) DoubleProduced()
    {
        var first = Earlier();
        return _tree.ParentOf(first) is { } parent && parent.Num >= Irreversible
            ? Sent("second block of the same producer and slot", _tree.Make(parent, first.Slot, [_tree.Distinction()]))
            : Sent("next block", _tree.Make(_best, _best.Slot + 1));
    }

    private (string, SignedBlock) Orphan()
    {
        var missing = _tree.Make(_best, _best.Slot + Gap());
        var child = _tree.Make(missing, missing.Slot + 1);
        _next.Enqueue(("block that its child came before", missing.Block));
        _next.Enqueue(("child that came before", child.Block));
        Keep(missing);
        Keep(child);
        return ("child of an unknown block", child.Block);
    }

    private SignedBlock Late()
    {
        var parents = _tree.Branch(_best).Where(n => n.Num + 1 < Irreversible && n.State.ActiveSchedule.Producers.Count > 1).Take(20).ToList();
        var parent = parents.Count > 0 ? Pick(parents) : _tree.Genesis;
        return _tree.Make(parent, parent.Slot + (uint)_random.Next(1, 30), [_tree.Distinction()]).Block;
    }

    private (string, SignedBlock) OutOfTurn()
    {
        var valid = _tree.Make(_best, _best.Slot + 1, [_tree.Distinction()]);
        var other = Pick(BlockTree.Producers.Where(p => p != valid.State.Producer));
        var signer = _random.Next(2) == 0 ? other : valid.State.Producer;
        return ($"out of turn, signed by {(signer == other ? "its producer" : "the one whose turn it is")}",
            BlockTree.Altered(valid, h => h with { Producer = other }, signer));
    }

    private (string, SignedBlock) WronglySigned()
    {
        var valid = _tree.Make(_best, _best.Slot + 1, [_tree.Distinction()]);
        Keep(valid);
        _next.Enqueue(("the same rightly signed", valid.Block));
        return ("signed by another producer", BlockTree.Altered(valid, h => h, Pick(BlockTree.Producers.Where(p => p != valid.State.Producer))));
    }

    private (string, SignedBlock) Altered(string what, Func<BlockHeader, BlockHeader> change)
    {
        var valid = _tree.Make(_best, _best.Slot + 1, [_tree.Distinction()]);
        return (what, BlockTree.Altered(valid, change, valid.State.Producer));
    }

    /// <summary>A fork that becomes longer than the best chain; only then a node tries to execute its first block.</summary>
    private (string, SignedBlock) Unexecutable()
    {
        var first = _tree.MakeUnexecutable(Ancestor(reach: 4), _best.Slot + 1);
        for (var (last, number) = (first, 1); last.Num <= _best.Num + 1; number++)
        {
            last = _tree.MakeUnexecutable(last, last.Slot + 1);
            _next.Enqueue(($"block {number} after one that cannot be executed", last.Block));
        }
        return ("block that cannot be executed", first.Block);
    }

    private Name Pick(IEnumerable<Name> names)
    {
        var list = names.ToList();
        return list[_random.Next(list.Count)];
    }
}
