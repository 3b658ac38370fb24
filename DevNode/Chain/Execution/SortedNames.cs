using System.Collections;
using Antelope;

namespace DevNode.Chain;

/// <summary>A few names, each once and in order.</summary>
public sealed class SortedNames : IEnumerable<Name>
{
    private readonly List<Name> _names = new(1);

    public void Add(Name name)
    {
        var at = _names.BinarySearch(name);
        if (at < 0)
            _names.Insert(~at, name);
    }

    public List<Name>.Enumerator GetEnumerator() => _names.GetEnumerator();

    IEnumerator<Name> IEnumerable<Name>.GetEnumerator() => GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
