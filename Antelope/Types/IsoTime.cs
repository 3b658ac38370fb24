using System.Globalization;
using System.Text.RegularExpressions;

namespace Antelope;

/// <summary>ISO 8601 without zone, as fc and boost::posix_time read and print it.</summary>
internal static partial class IsoTime
{
    private const long MaxSeconds = 253_402_300_799;

    [GeneratedRegex(@"^(\d{4})-(\d{1,2})-(\d{1,2})T(\d{1,2}):(\d{1,2}):(\d{1,2})(\.\d*)?$", RegexOptions.CultureInvariant | RegexOptions.ECMAScript)]
    private static partial Regex Delimited();

    [GeneratedRegex(@"^(\d{4})(\d{2})(\d{2})T(\d{2})(\d{2})(\d{2})(\.\d*)?$", RegexOptions.CultureInvariant | RegexOptions.ECMAScript)]
    private static partial Regex Plain();

    /// <summary>Seconds since 1970, negative before; a fraction is cut.</summary>
    public static long ParseSeconds(string text)
    {
        var match = Delimited().Match(text) is { Success: true } delimited ? delimited : Plain().Match(text);
        if (!match.Success)
            throw Invalid(text);
        var parts = new int[7];
        for (var i = 1; i < parts.Length; i++)
            parts[i] = int.Parse(match.Groups[i].ValueSpan, CultureInfo.InvariantCulture);
        if (parts[1] < 1400 || parts[2] is < 1 or > 12 || parts[3] < 1 || parts[3] > DateTime.DaysInMonth(parts[1], parts[2]))
            throw Invalid(text);
        var days = (new DateTime(parts[1], parts[2], parts[3]) - DateTime.UnixEpoch).Ticks / TimeSpan.TicksPerDay;
        return days * 86400 + parts[4] * 3600 + parts[5] * 60 + parts[6];
    }

    /// <summary>The text of microseconds since 1970.</summary>
    public static string Format(long microseconds)
    {
        if (microseconds == long.MinValue)
            return "-infinity";
        if (microseconds < 0)
            return FormatDuration((ulong)-microseconds);
        if (microseconds / 1_000_000 > MaxSeconds)
            throw new ValueFormatException("Year is out of valid range: 1400..9999");
        return new DateTime(DateTime.UnixEpoch.Ticks + microseconds * 10).ToString("yyyy-MM-dd'T'HH:mm:ss.fff", CultureInfo.InvariantCulture);
    }

    private static string FormatDuration(ulong microseconds)
    {
        var seconds = microseconds / 1_000_000;
        var fraction = microseconds % 1_000_000;
        var text = string.Create(CultureInfo.InvariantCulture, $"-{seconds / 3600:00}{seconds / 60 % 60:00}{seconds % 60:00}");
        return fraction == 0 ? text : string.Create(CultureInfo.InvariantCulture, $"{text}.{fraction:000000}");
    }

    private static ValueFormatException Invalid(string text) =>
        new($"unable to convert ISO-formatted string to fc::time_point_sec: '{text}' is not a time such as 2025-01-01T00:00:00.000");
}
