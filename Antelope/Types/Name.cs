using System.Text;
using Antelope.Json;
using Antelope.Serialization;

namespace Antelope;

/// <summary>An account, action, table or permission name: up to 13 characters of <c>.12345a-z</c> in 64 bits (nodeos name.hpp).</summary>
public readonly record struct Name(ulong Value) : IPackable<Name>, IComparable<Name>
{
    private const string Charmap = ".12345abcdefghijklmnopqrstuvwxyz";

    /// <summary>Parses a name; throws <see cref="ValueFormatException"/> in nodeos's words.</summary>
    public static Name Parse(string text) =>
        TryParse(text, out var name, out ErrorStep error) ? name : throw new ValueFormatException(error, ValueFormatException.NameCode);

    /// <summary>Parses a name, or says in <paramref name="error"/>, in nodeos's words, which rule it breaks.</summary>
    public static bool TryParse(string text, out Name name, out string error)
    {
        var isName = TryParse(text, out name, out ErrorStep step);
        error = isName ? "" : step.Message;
        return isName;
    }

    private static bool TryParse(string text, out Name name, out ErrorStep error)
    {
        name = default;
        error = "";
        // nodeos counts and takes bytes.
        var bytes = Ascii.IsValid(text) ? text : Encoding.Latin1.GetString(Utf8Text.Encode(text));
        if (bytes.Length > 13)
        {
            error = ErrorStep.Of($"Name is longer than 13 characters ({text:name}) ");
            return false;
        }
        var normalized = Normalize(bytes);
        if (normalized.ToString() != text)
        {
            error = ErrorStep.Of($"Name not properly normalized (name: {text:name}, normalized: {normalized:normalized}) ");
            return false;
        }
        name = normalized;
        return true;
    }

    /// <summary>The name with every character outside the alphabet taken for a dot.</summary>
    private static Name Normalize(string text)
    {
        ulong value = 0;
        for (var i = 0; i < text.Length; i++)
        {
            var symbol = (ulong)Math.Max(0, Charmap.IndexOf(text[i], StringComparison.Ordinal));
            value |= i < 12 ? symbol << (64 - 5 * (i + 1)) : symbol & 0x0f;
        }
        return new(value);
    }

    /// <summary>True for the name without characters.</summary>
    public bool IsEmpty => Value == 0;

    /// <inheritdoc/>
    public override string ToString()
    {
        Span<char> chars = stackalloc char[13];
        var rest = Value;
        for (var i = 0; i <= 12; i++)
        {
            var symbol = (int)(rest & (i == 0 ? 0x0fUL : 0x1fUL));
            chars[12 - i] = Charmap[symbol];
            rest >>= i == 0 ? 4 : 5;
        }
        return new string(chars).TrimEnd('.');
    }

    public int CompareTo(Name other) => Value.CompareTo(other.Value);
    public void Pack(PackWriter writer) => writer.WriteUInt64(Value);
    public static Name Unpack(ref PackReader reader) => new(reader.ReadUInt64());

    /// <summary>Parses a literal, for names known at compile time.</summary>
    public static implicit operator Name(string text) => Parse(text);
}
