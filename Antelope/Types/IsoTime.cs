using System.Globalization;

namespace Antelope;

/// <summary>ISO 8601 without zone, as fc and boost::posix_time print it.</summary>
internal static class IsoTime
{
    private const long MaxSeconds = 253_402_300_799;

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
}
