using System.Text;

namespace Antelope.Abi;

/// <summary>Where in a value of which type the serializer is (nodeos abi_traverse_context_with_path).</summary>
/// <param name="root">Type of the whole value.</param>
/// <param name="isShort">Name only the innermost type in messages, and cut long names, as nodeos's API does unless errors are verbose.</param>
internal sealed class AbiPath(string root, bool isShort)
{
    private const int MaxNameLength = 64;
    private const int TailLength = 6;
    private readonly List<Item> _items = [];

    private sealed class Item
    {
        public required string Text { get; init; }
        public required string Type { get; set; }
        public int Index { get; set; } = -1;
    }

    public void EnterField(AbiField field) => _items.Add(new() { Text = "." + field.Name, Type = field.Type });

    public void EnterArray() => _items.Add(new() { Text = "", Type = "UNKNOWN", Index = 0 });

    public void EnterVariant(int index, string type) => _items.Add(new() { Text = $".<variant({index})={type}>", Type = type });

    public void SetIndex(int index) => _items[^1].Index = index;

    /// <summary>Says what the elements of the innermost array are: a struct's or variant's name, or ARRAY.</summary>
    public void HintElement(string type)
    {
        if (_items.Count != 0 && _items[^1].Index >= 0)
            _items[^1].Type = type;
    }

    public void Leave() => _items.RemoveAt(_items.Count - 1);

    /// <summary>What messages name.</summary>
    public string Shown => isShort ? Short : Full;

    /// <summary>The innermost type.</summary>
    private string Short => Shorten(_items.Count == 0 ? root : _items[^1].Type);

    /// <summary>The whole way: <c>nest.many[1].b</c>.</summary>
    public string Full
    {
        get
        {
            var text = new StringBuilder(root);
            foreach (var item in _items)
                _ = item.Index < 0 ? text.Append(item.Text) : text.Append('[').Append(item.Index).Append(']');
            return text.ToString();
        }
    }

    /// <summary>A name in a message.</summary>
    public string Name(string name) => isShort ? Shorten(name) : name;

    /// <summary>Cuts the middle out of names above 64 characters.</summary>
    private static string Shorten(string name) =>
        name.Length <= MaxNameLength ? name : $"{name[..(MaxNameLength - 3 - TailLength)]}...{name[^TailLength..]}";
}
