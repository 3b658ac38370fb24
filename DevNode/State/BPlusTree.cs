using System.Runtime.CompilerServices;

namespace DevNode.State;

/// <summary>
/// Values sorted by a unique key. Leaves hold keys and values, so that a search reads no value but the one it finds.
/// Not thread safe; enumerators are invalid after a change.
/// </summary>
internal sealed partial class BPlusTree<TValue, TKey>(Func<TValue, TKey> keyOf) where TValue : class where TKey : IComparable<TKey>
{
    private const int Capacity = 64;
    private const int MergeBelow = Capacity / 4;

    private Node _root = new Leaf();

    private abstract class Node
    {
        public int Count;
    }

    private sealed class Leaf : Node
    {
        public TKey[] Keys = new TKey[8];
        public TValue[] Values = new TValue[8];
        public Leaf? Next;
        public Leaf? Previous;
    }

    private sealed class Inner : Node
    {
        public Node[] Children = new Node[Capacity];

        /// <summary>Keys[i] separates child i (all keys below it) from child i + 1 (the key and above).</summary>
        public TKey[] Keys = new TKey[Capacity - 1];
    }

    public int Count { get; private set; }

    public TKey KeyOf(TValue value) => keyOf(value);

    public TValue? Find(TKey key)
    {
        var leaf = FindLeaf(key);
        var at = LowerBound(leaf, key);
        return at < leaf.Count && leaf.Keys[at].CompareTo(key) == 0 ? leaf.Values[at] : null;
    }

    public TValue? First => First0() is { Count: > 0 } leaf ? leaf.Values[0] : null;

    public TValue? Last
    {
        get
        {
            var node = _root;
            while (node is Inner inner)
                node = inner.Children[inner.Count - 1];
            return node.Count > 0 ? ((Leaf)node).Values[node.Count - 1] : null;
        }
    }

    /// <summary>First value whose key is not below <paramref name="key"/>.</summary>
    public TValue? LowerBound(TKey key)
    {
        var leaf = FindLeaf(key);
        return ValueOrNext(leaf, LowerBound(leaf, key));
    }

    /// <summary>First value whose key is above <paramref name="key"/>.</summary>
    public TValue? UpperBound(TKey key)
    {
        var leaf = FindLeaf(key);
        var at = LowerBound(leaf, key);
        if (at < leaf.Count && leaf.Keys[at].CompareTo(key) == 0)
            at++;
        return ValueOrNext(leaf, at);
    }

    /// <summary>Last value whose key is below <paramref name="key"/>.</summary>
    public TValue? Below(TKey key)
    {
        var leaf = FindLeaf(key);
        var at = LowerBound(leaf, key);
        return at > 0 ? leaf.Values[at - 1] : leaf.Previous is { } previous ? previous.Values[previous.Count - 1] : null;
    }

    /// <summary>Values in order, from the first whose key is not below <paramref name="key"/>.</summary>
    public IEnumerable<TValue> From(TKey key)
    {
        var start = FindLeaf(key);
        return Enumerate(start, LowerBound(start, key));
    }

    public IEnumerable<TValue> All() => Enumerate(First0(), 0);

    /// <summary>Where the value with this key is kept, for one with the same key, until the next change; a null reference without one.</summary>
    public ref TValue Place(TKey key)
    {
        var leaf = FindLeaf(key);
        var at = LowerBound(leaf, key);
        if (at < leaf.Count && leaf.Keys[at].CompareTo(key) == 0)
            return ref leaf.Values[at];
        return ref Unsafe.NullRef<TValue>();
    }

    /// <summary>Puts a value in the place of the one with the same key, which must exist.</summary>
    public void Replace(TValue value) => Place(keyOf(value)) = value;

    private Leaf First0()
    {
        var node = _root;
        while (node is Inner inner)
            node = inner.Children[0];
        return (Leaf)node;
    }

    private static IEnumerable<TValue> Enumerate(Leaf? leaf, int at)
    {
        for (; leaf is not null; leaf = leaf.Next, at = 0)
            for (; at < leaf.Count; at++)
                yield return leaf.Values[at];
    }

    private static TValue? ValueOrNext(Leaf leaf, int at) => at < leaf.Count ? leaf.Values[at] : leaf.Next?.Values[0];

    private Leaf FindLeaf(TKey key)
    {
        var node = _root;
        while (node is Inner inner)
            node = inner.Children[ChildFor(inner, key)];
        return (Leaf)node;
    }

    private static int ChildFor(Inner inner, TKey key)
    {
        int low = 0, high = inner.Count - 1;
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (inner.Keys[middle].CompareTo(key) <= 0)
                low = middle + 1;
            else
                high = middle;
        }
        return low;
    }

    private static int LowerBound(Leaf leaf, TKey key)
    {
        int low = 0, high = leaf.Count;
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (leaf.Keys[middle].CompareTo(key) < 0)
                low = middle + 1;
            else
                high = middle;
        }
        return low;
    }
}
