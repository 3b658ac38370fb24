namespace DevNode.State;

/// <summary>
/// Values sorted by a unique key. Leaves hold only the values (the key is read from the value), so that an index costs
/// about a reference per row. Not thread safe; enumerators are invalid after a change.
/// </summary>
internal sealed class BPlusTree<TValue, TKey>(Func<TValue, TKey> keyOf) where TValue : class where TKey : IComparable<TKey>
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
        return at < leaf.Count && keyOf(leaf.Values[at]).CompareTo(key) == 0 ? leaf.Values[at] : null;
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
        if (at < leaf.Count && keyOf(leaf.Values[at]).CompareTo(key) == 0)
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

    /// <summary>Adds a value; false when its key is taken.</summary>
    public bool Add(TValue value)
    {
        if (!Insert(_root, keyOf(value), value, out var splitKey, out var right))
            return false;
        if (right is not null)
        {
            var root = new Inner { Count = 2 };
            root.Children[0] = _root;
            root.Children[1] = right;
            root.Keys[0] = splitKey!;
            _root = root;
        }
        Count++;
        return true;
    }

    /// <summary>Puts a value in the place of the one with the same key, which must exist.</summary>
    public void Replace(TValue value)
    {
        var key = keyOf(value);
        var leaf = FindLeaf(key);
        leaf.Values[LowerBound(leaf, key)] = value;
    }

    /// <summary>Removes the value with the key; false when there is none.</summary>
    public bool Remove(TKey key)
    {
        if (!Delete(_root, key))
            return false;
        while (_root is Inner { Count: 1 } inner)
            _root = inner.Children[0];
        Count--;
        return true;
    }

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

    private int LowerBound(Leaf leaf, TKey key)
    {
        int low = 0, high = leaf.Count;
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (keyOf(leaf.Values[middle]).CompareTo(key) < 0)
                low = middle + 1;
            else
                high = middle;
        }
        return low;
    }

    private bool Insert(Node node, TKey key, TValue value, out TKey? splitKey, out Node? right)
    {
        splitKey = default;
        right = null;
        if (node is Leaf leaf)
        {
            var at = LowerBound(leaf, key);
            if (at < leaf.Count && keyOf(leaf.Values[at]).CompareTo(key) == 0)
                return false;
            if (leaf.Count < Capacity)
            {
                InsertInto(leaf, at, value);
                return true;
            }
            var next = Split(leaf, at);
            if (at <= leaf.Count && next.Count > 0)
                InsertInto(leaf, at, value);
            else
                InsertInto(next, at - leaf.Count, value);
            splitKey = keyOf(next.Values[0]);
            right = next;
            return true;
        }
        var inner = (Inner)node;
        var index = ChildFor(inner, key);
        if (!Insert(inner.Children[index], key, value, out var childKey, out var childRight))
            return false;
        if (childRight is null)
            return true;
        if (inner.Count == Capacity)
        {
            (splitKey, var sibling) = Split(inner, index);
            right = sibling;
            if (index >= inner.Count)
            {
                index -= inner.Count;
                inner = sibling;
            }
        }
        Array.Copy(inner.Children, index + 1, inner.Children, index + 2, inner.Count - index - 1);
        Array.Copy(inner.Keys, index, inner.Keys, index + 1, inner.Count - 1 - index);
        inner.Children[index + 1] = childRight;
        inner.Keys[index] = childKey!;
        inner.Count++;
        return true;
    }

    private static void InsertInto(Leaf leaf, int at, TValue value)
    {
        if (leaf.Count == leaf.Values.Length)
            Array.Resize(ref leaf.Values, Math.Min(Capacity, leaf.Count * 2));
        Array.Copy(leaf.Values, at, leaf.Values, at + 1, leaf.Count - at);
        leaf.Values[at] = value;
        leaf.Count++;
    }

    /// <summary>Halves a full leaf, or leaves it full when the new value goes behind the very last one (ascending keys fill leaves).</summary>
    private static Leaf Split(Leaf leaf, int at)
    {
        var keep = leaf.Next is null && at == leaf.Count ? leaf.Count : leaf.Count / 2;
        var next = new Leaf { Next = leaf.Next, Previous = leaf, Count = leaf.Count - keep, Values = new TValue[keep == leaf.Count ? 8 : Capacity] };
        Array.Copy(leaf.Values, keep, next.Values, 0, next.Count);
        Array.Clear(leaf.Values, keep, next.Count);
        leaf.Count = keep;
        if (next.Next is not null)
            next.Next.Previous = next;
        leaf.Next = next;
        return next;
    }

    private static (TKey Key, Inner Right) Split(Inner inner, int index)
    {
        var keep = index == inner.Count - 1 ? inner.Count - 1 : inner.Count / 2;
        var right = new Inner { Count = inner.Count - keep };
        Array.Copy(inner.Children, keep, right.Children, 0, right.Count);
        Array.Clear(inner.Children, keep, right.Count);
        Array.Copy(inner.Keys, keep, right.Keys, 0, right.Count - 1);
        var key = inner.Keys[keep - 1];
        inner.Count = keep;
        return (key, right);
    }

    private bool Delete(Node node, TKey key)
    {
        if (node is Leaf leaf)
        {
            var at = LowerBound(leaf, key);
            if (at >= leaf.Count || keyOf(leaf.Values[at]).CompareTo(key) != 0)
                return false;
            leaf.Count--;
            Array.Copy(leaf.Values, at + 1, leaf.Values, at, leaf.Count - at);
            leaf.Values[leaf.Count] = null!;
            return true;
        }
        var inner = (Inner)node;
        var index = ChildFor(inner, key);
        if (!Delete(inner.Children[index], key))
            return false;
        if (inner.Children[index].Count < MergeBelow && inner.Count > 1)
            MergeAround(inner, index);
        return true;
    }

    /// <summary>Joins a child that has become small with a neighbour, or evens the two out when they do not fit into one node.</summary>
    private void MergeAround(Inner parent, int index)
    {
        var left = index > 0 ? index - 1 : index;
        var (a, b) = (parent.Children[left], parent.Children[left + 1]);
        var total = a.Count + b.Count;
        var keep = total <= Capacity ? total : total / 2;
        if (a is Leaf leafA && b is Leaf leafB)
        {
            TValue[] values = [.. leafA.Values.AsSpan(0, a.Count), .. leafB.Values.AsSpan(0, b.Count)];
            leafA.Values = Part(values, 0, keep, Capacity);
            leafB.Values = Part(values, keep, total, Capacity);
            if (keep == total)
            {
                leafA.Next = leafB.Next;
                if (leafA.Next is not null)
                    leafA.Next.Previous = leafA;
            }
        }
        else
        {
            var (innerA, innerB) = ((Inner)a, (Inner)b);
            Node[] children = [.. innerA.Children.AsSpan(0, a.Count), .. innerB.Children.AsSpan(0, b.Count)];
            TKey[] keys = [.. innerA.Keys.AsSpan(0, a.Count - 1), parent.Keys[left], .. innerB.Keys.AsSpan(0, b.Count - 1)];
            (innerA.Children, innerA.Keys) = (Part(children, 0, keep, Capacity), Part(keys, 0, keep - 1, Capacity - 1));
            if (keep < total)
            {
                (innerB.Children, innerB.Keys) = (Part(children, keep, total, Capacity), Part(keys, keep, total - 1, Capacity - 1));
                parent.Keys[left] = keys[keep - 1];
            }
        }
        (a.Count, b.Count) = (keep, total - keep);
        if (keep < total)
        {
            if (b is Leaf)
                parent.Keys[left] = keyOf(((Leaf)b).Values[0]);
            return;
        }
        Array.Copy(parent.Children, left + 2, parent.Children, left + 1, parent.Count - left - 2);
        Array.Copy(parent.Keys, left + 1, parent.Keys, left, parent.Count - left - 2);
        parent.Count--;
        parent.Children[parent.Count] = null!;
    }

    private static T[] Part<T>(T[] values, int start, int end, int size)
    {
        var part = new T[size];
        Array.Copy(values, start, part, 0, end - start);
        return part;
    }
}
