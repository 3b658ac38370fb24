using System.Globalization;
using System.Text;
using Antelope.Json;

namespace Antelope;

/// <summary>Collects the format and the values of a message; <see cref="ErrorMessage"/> says how they are written.</summary>
public sealed class ErrorStepBuilder(int capacity)
{
    private readonly StringBuilder _format = new(capacity);
    private VariantObject? _values;

    /// <summary>Text of the format itself.</summary>
    public void Append(string text) => _format.Append(text);

    /// <inheritdoc cref="Append(string)"/>
    public void Append<T>(T value) => _format.Append(CultureInfo.InvariantCulture, $"{value}");

    /// <summary>A value and its hole; after a plus sign, the value alone.</summary>
    public void Append(Variant value, string name)
    {
        var isBeside = name.StartsWith('+');
        if (isBeside)
            name = name[1..];
        else
            _format.Append("${").Append(name).Append('}');
        (_values ??= new()).Add(name, value);
    }

    /// <summary>What was written.</summary>
    public ErrorStep ToStep() => new(_format.ToString(), _values);
}
