using System.Globalization;
using Antelope;

namespace LabModel;

/// <summary>Reads amounts of the core token, written with or without its code: <c>100.5</c> or <c>100.5000 SYS</c>.</summary>
internal sealed class TokenSettings(Settings settings, Symbol symbol)
{
    public Asset Required(string key)
    {
        if (settings.Text(key) is { } text)
            return Read(key, text);
        settings.Fail(key, "is missing");
        return default;
    }

    public Asset? Optional(string key) => settings.Text(key) is { } text ? Read(key, text) : null;

    private Asset Read(string key, string text)
    {
        var parts = text.Split(' ');
        var unit = 1m;
        for (var i = 0; i < symbol.Precision; i++)
            unit *= 10;
        if (parts.Length > 2 || (parts.Length == 2 && parts[1] != symbol.Code.ToString())
            || !decimal.TryParse(parts[0], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var amount)
            || amount > Asset.MaxAmount / unit || amount * unit != decimal.Truncate(amount * unit))
        {
            settings.Fail(key, $"'{text}' is not an amount of {symbol.Code} with at most {symbol.Precision} decimals, up to {(Asset.MaxAmount / unit).ToString(CultureInfo.InvariantCulture)}");
            return default;
        }

        return new Asset((long)(amount * unit), symbol);
    }
}
