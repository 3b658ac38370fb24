namespace Antelope.Tests.Types;

/// <summary>Texts of times that are taken, and what a nodeos 3.2.6 said of those that are not (bench api-diff, push_block).</summary>
public sealed class TimeTests
{
    private const string Second = ": unable to convert ISO-formatted string to fc::time_point_sec";

    [Theory]
    [InlineData("2026-01-01T00:00:00.5", "2026-01-01T00:00:00.500")]
    [InlineData("2026-Jan-05T1", "2026-01-05T01:00:00.000")]
    [InlineData("2026-1-1T25:61:61", "2026-01-02T02:02:01.000")]
    [InlineData("20260101T010203.25", "2026-01-01T01:02:03.250")]
    [InlineData("2026-01-02T-1:00:00", "2026-01-01T23:00:00.000")]
    [InlineData("2107-01-01T00:00:00", "1970-11-24T17:31:44.000")]
    public void It_is_read_as_leniently_as_by_boost(string text, string time) => TimePoint.Parse(text).ToString().ShouldBe(time);

    [Theory]
    [InlineData("", "Day of month value is out of range 1..31" + Second)]
    [InlineData("x", "Day of month value is out of range 1..31" + Second)]
    [InlineData("1.5", "bad lexical cast: source type value could not be interpreted as target" + Second)]
    [InlineData("00000024da", "Month number is out of range 1..12" + Second)]
    [InlineData("000001128e", "Year is out of valid range: 1400..9999" + Second)]
    [InlineData("2026-Janu-05T1", "Month number is out of range 1..12" + Second)]
    [InlineData("2026-02-30T00:00:00", "Day of month is not valid for year" + Second)]
    [InlineData("2026-01-01", "basic_string::at: __n (which is 0) >= this->size() (which is 0)" + Second)]
    [InlineData("2026-01-01Tx", "bad lexical cast: source type value could not be interpreted as target" + Second)]
    [InlineData("2026-01-01T00:00:00.x", "Couldn't parse int64_t")]
    public void Errors_are_those_of_boost(string text, string message)
    {
        var error = Should.Throw<ValueFormatException>(() => TimePoint.Parse(text));
        error.Message.ShouldBe(message);
        error.Outer.ShouldBe(["unable to convert ISO-formatted string to fc::time_point"]);
    }
}
