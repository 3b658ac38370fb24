using System.Globalization;

namespace DevNode.Hosting;

/// <summary>Turns an option's text into its value, as boost::program_options does.</summary>
internal static class OptionValue
{
    /// <summary>The value as bool, int, …, string or string[]; throws <see cref="OptionException"/>.</summary>
    public static object Parse(NodeOption option, string text)
    {
        if (option.Choices.Count > 0 && !option.Choices.Contains(text))
            throw new OptionException($"the argument ('{text}') for option '--{option.Name}' is invalid: it is one of {string.Join(", ", option.Choices)}");
        var number = CultureInfo.InvariantCulture;
        return option.Kind switch
        {
            OptionKind.Switch or OptionKind.Bool => Bool(text) ?? throw Invalid(option, text),
            OptionKind.Int32 => int.TryParse(text, NumberStyles.AllowLeadingSign, number, out var v) ? v : throw Invalid(option, text),
            OptionKind.UInt16 => ushort.TryParse(text, NumberStyles.None, number, out var v) ? v : throw Invalid(option, text),
            OptionKind.UInt32 => uint.TryParse(text, NumberStyles.None, number, out var v) ? v : throw Invalid(option, text),
            OptionKind.Int64 => long.TryParse(text, NumberStyles.AllowLeadingSign, number, out var v) ? v : throw Invalid(option, text),
            OptionKind.UInt64 => ulong.TryParse(text, NumberStyles.None, number, out var v) ? v : throw Invalid(option, text),
            OptionKind.Double => double.TryParse(text, NumberStyles.Float, number, out var v) ? v : throw Invalid(option, text),
            OptionKind.List => new[] { text },
            _ => text,
        };
    }

    private static bool? Bool(string text) => text.ToLowerInvariant() switch
    {
        "" or "on" or "yes" or "1" or "true" => true,
        "off" or "no" or "0" or "false" => false,
        _ => null,
    };

    private static OptionException Invalid(NodeOption option, string text)
    {
        var wanted = option.Kind switch
        {
            OptionKind.Switch or OptionKind.Bool => "true or false",
            OptionKind.Int32 or OptionKind.Int64 => "a whole number",
            OptionKind.Double => "a number",
            OptionKind.UInt16 => "a whole number from 0 to 65535",
            _ => "a whole number from 0",
        };
        return new($"the argument ('{text}') for option '--{option.Name}' is invalid: it is {wanted}");
    }
}
