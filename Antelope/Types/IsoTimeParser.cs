using System.Globalization;

namespace Antelope;

/// <summary>
/// Reads ISO 8601 without zone as boost::posix_time does, as leniently and with its errors: <c>2025-01-01T00:00:00.5</c>, where of the
/// time only the hour must be there, and <c>20250101T000000</c>.
/// </summary>
internal static class IsoTimeParser
{
    private const string BadCast = "bad lexical cast: source type value could not be interpreted as target";
    private const string NoTime = "basic_string::at: __n (which is 0) >= this->size() (which is 0)";
    private const int FirstYear = 1400, LastYear = 9999, NoMonth = 13, MaxDay = 31;
    private static readonly string[] Months =
        ["january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"];

    /// <summary>Infinity and no time at all are the ends of 64 bits of microseconds.</summary>
    private static readonly (string Name, long Seconds)[] Special =
    [
        ("not-a-date-time", long.MaxValue / 1_000_000), ("-infinity", long.MinValue / 1_000_000), ("+infinity", long.MaxValue / 1_000_000),
        ("minimum-date-time", -17_987_443_200), ("maximum-date-time", 253_402_300_799),
    ];

    /// <summary>Seconds since 1970, negative before; a fraction is cut. Throws <see cref="ValueFormatException"/>.</summary>
    public static long ParseSeconds(string text)
    {
        var isDelimited = text.Length >= 5 && text[4] == '-';
        if (!isDelimited && Array.Find(Special, s => text.StartsWith(s.Name, StringComparison.OrdinalIgnoreCase)) is { Name: not null } special)
            return special.Seconds;
        var at = text.IndexOf('T', StringComparison.Ordinal);
        var (date, time) = at < 0 ? (text, "") : (text[..at], text[(at + 1)..]);
        var seconds = Days(isDelimited ? DelimitedDate(date) : PlainDate(date)) * 86400;
        if (time.Length == 0)
            throw Invalid(NoTime);
        var (hours, minutes, rest) = isDelimited ? DelimitedTime(time) : PlainTime(time);
        var span = hours * 3600 + minutes * 60 + rest;
        return time[0] == '-' ? seconds - span : seconds + span;
    }

    private static (int Year, int Month, int Day) DelimitedDate(string text)
    {
        var parts = text.Split([',', '-', '.', ' ', '/'], StringSplitOptions.RemoveEmptyEntries);
        return (Part(parts, 0), parts.Length > 1 ? Month(parts[1]) : 0, Part(parts, 2));
    }

    private static int Month(string text)
    {
        if (char.IsAsciiDigit(text[0]))
            return UInt16(text);
        var name = text.ToLowerInvariant();
        var index = Array.FindIndex(Months, m => m == name || m[..3] == name);
        return index < 0 ? NoMonth : index + 1;
    }

    /// <summary>Four, two and two characters; of each the last may be missing, with fewer it does not count.</summary>
    private static (int Year, int Month, int Day) PlainDate(string text)
    {
        int[] sizes = [4, 2, 2];
        var (values, at) = (new int[sizes.Length], 0);
        for (var i = 0; i < sizes.Length && text.Length - at >= Math.Max(1, sizes[i] - 1); i++)
        {
            var size = Math.Min(sizes[i], text.Length - at);
            values[i] = UInt16(text.Substring(at, size));
            at += size;
        }
        return (values[0], values[1], values[2]);
    }

    private static long Days((int Year, int Month, int Day) date)
    {
        if (date.Day is < 1 or > MaxDay)
            throw Invalid("Day of month value is out of range 1..31");
        if (date.Month is < 1 or > 12)
            throw Invalid("Month number is out of range 1..12");
        if (date.Year is < FirstYear or > LastYear)
            throw Invalid("Year is out of valid range: 1400..9999");
        if (date.Day > DateTime.DaysInMonth(date.Year, date.Month))
            throw Invalid("Day of month is not valid for year");
        return (new DateTime(date.Year, date.Month, date.Day) - DateTime.UnixEpoch).Ticks / TimeSpan.TicksPerDay;
    }

    private static (long Hours, long Minutes, long Seconds) DelimitedTime(string text)
    {
        var parts = text.Split(['-', ':', ',', '.'], StringSplitOptions.RemoveEmptyEntries);
        var time = (parts.Length > 0 ? Int32(parts[0]) : 0, Part(parts, 1), Part(parts, 2));
        if (parts.Length > 3)
            _ = Fraction(parts[3]);
        return time;
    }

    /// <summary>Two characters each, then a point and the fraction.</summary>
    private static (long Hours, long Minutes, long Seconds) PlainTime(string text)
    {
        var rest = text[0] == '-' ? text[1..] : text;
        var values = new int[3];
        for (var i = 0; i < values.Length && rest.Length > 0; i++)
        {
            var size = Math.Min(2, rest.Length);
            values[i] = Int32(rest[..size]);
            rest = rest[size..];
        }
        if (rest.Length > 1)
            _ = Fraction(rest[1..]);
        return (values[0], values[1], values[2]);
    }

    private static int Part(string[] parts, int index) => parts.Length > index ? UInt16(parts[index]) : 0;

    /// <summary>A negative number wraps around.</summary>
    private static int UInt16(string text)
    {
        var isNegative = text[0] == '-';
        var digits = text[0] is '-' or '+' ? text[1..] : text;
        if (!ushort.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var value))
            throw Invalid(BadCast);
        return isNegative ? (ushort)-value : value;
    }

    private static int Int32(string text) =>
        int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) ? value : throw Invalid(BadCast);

    /// <summary>Microseconds; what follows is cut.</summary>
    private static long Fraction(string text) => Int32(text.Length > 6 ? text[..6] : text);

    private static ValueFormatException Invalid(string reason) => new($"{reason:what}: unable to convert ISO-formatted string to fc::time_point_sec");
}
