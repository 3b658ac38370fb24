namespace DevNode.State;

/// <content>Removing values and joining or evening out small nodes.</content>
internal sealed partial class BPlusTree<TValue, TKey>
{
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

    private bool Delete(Node node, TKey key)
    {
        if (node is Leaf leaf)
        {
            var at = LowerBound(leaf, key);
            if (at >= leaf.Count || leaf.Keys[at].CompareTo(key) != 0)
                return false;
            leaf.Count--;
            Array.Copy(leaf.Keys, at + 1, leaf.Keys, at, leaf.Count - at);
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
            TKey[] keys = [.. leafA.Keys.AsSpan(0, a.Count), .. leafB.Keys.AsSpan(0, b.Count)];
            TValue[] values = [.. leafA.Values.AsSpan(0, a.Count), .. leafB.Values.AsSpan(0, b.Count)];
            (leafA.Keys, leafA.Values) = (Part(keys, 0, keep, Capacity), Part(values, 0, keep, Capacity));
            (leafB.Keys, leafB.Values) = (Part(keys, keep, total, Capacity), Part(values, keep, total, Capacity));
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
                parent.Keys[left] = ((Leaf)b).Keys[0];
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
