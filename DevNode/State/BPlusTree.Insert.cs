namespace DevNode.State;

/// <content>Adding values and splitting full nodes.</content>
internal sealed partial class BPlusTree<TValue, TKey>
{
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

    private bool Insert(Node node, TKey key, TValue value, out TKey? splitKey, out Node? right)
    {
        splitKey = default;
        right = null;
        if (node is Leaf leaf)
        {
            var at = LowerBound(leaf, key);
            if (at < leaf.Count && leaf.Keys[at].CompareTo(key) == 0)
                return false;
            if (leaf.Count < Capacity)
            {
                InsertInto(leaf, at, key, value);
                return true;
            }
            var next = Split(leaf, at);
            if (at <= leaf.Count && next.Count > 0)
                InsertInto(leaf, at, key, value);
            else
                InsertInto(next, at - leaf.Count, key, value);
            splitKey = next.Keys[0];
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

    private static void InsertInto(Leaf leaf, int at, TKey key, TValue value)
    {
        if (leaf.Count == leaf.Values.Length)
        {
            Array.Resize(ref leaf.Keys, Math.Min(Capacity, leaf.Count * 2));
            Array.Resize(ref leaf.Values, leaf.Keys.Length);
        }
        Array.Copy(leaf.Keys, at, leaf.Keys, at + 1, leaf.Count - at);
        Array.Copy(leaf.Values, at, leaf.Values, at + 1, leaf.Count - at);
        (leaf.Keys[at], leaf.Values[at]) = (key, value);
        leaf.Count++;
    }

    /// <summary>Halves a full leaf, or leaves it full when the new value goes behind the very last one (ascending keys fill leaves).</summary>
    private static Leaf Split(Leaf leaf, int at)
    {
        var keep = leaf.Next is null && at == leaf.Count ? leaf.Count : leaf.Count / 2;
        var size = keep == leaf.Count ? 8 : Capacity;
        var next = new Leaf { Next = leaf.Next, Previous = leaf, Count = leaf.Count - keep, Keys = new TKey[size], Values = new TValue[size] };
        Array.Copy(leaf.Keys, keep, next.Keys, 0, next.Count);
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
}
