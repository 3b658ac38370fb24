using System.Text.RegularExpressions;
using Antelope.Json;

namespace Antelope.Tests.Json;

/// <summary>JSON as nodeos's library reads and prints it (fc json.cpp).</summary>
public class JsonTextTests
{
    [Theory]
    [InlineData("{\"a\":1,\"b\":[true,null,\"x\"]}", "{\"a\":1,\"b\":[true,null,\"x\"]}")]
    [InlineData(" { \"a\" : 1 , , \"b\":2 } rest", "{\"a\":1,\"b\":2}")]
    [InlineData("[1 2,,3]", "[1,2,3]")]
    [InlineData("{\"a\":1,\"a\":2,\"b\":3}", "{\"a\":1,\"a\":2,\"b\":3}")]
    [InlineData("4294967295", "4294967295")]
    [InlineData("4294967296", "\"4294967296\"")]
    [InlineData("-4294967296", "-4294967296")]
    [InlineData("1.5", "\"1.50000000000000000\"")]
    [InlineData("1e5", "\"1e5\"")]
    [InlineData("nulls-1", "\"nulls-1\"")]
    [InlineData("\"\\u0041\\/\\n\"", "\"u0041/\\n\"")]
    [InlineData("\"\u0085\u001f\"", "\"\\u0085\\u001f\"")]
    public void It_reads_leniently_and_prints_compactly(string text, string printed) => JsonText.Parse(text).ToString().ShouldBe(printed);

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("{\"a\"}")]
    [InlineData("[1")]
    [InlineData("\"x")]
    [InlineData("-")]
    [InlineData("1.2.3")]
    [InlineData("18446744073709551616")]
    [InlineData("x")]
    public void It_refuses_what_is_cut_off_or_out_of_range(string text) => Should.Throw<ValueFormatException>(() => JsonText.Parse(text));

    [Fact]
    public void Nesting_is_bounded() => Should.Throw<ValueFormatException>(() => JsonText.Parse(new string('[', 100_000)));

    [Fact]
    public void Bytes_that_are_no_utf8_are_left_out() => Utf8Text.Prune([0x61, 0xff, 0xc3, 0xa9, 0xe2, 0x82]).ShouldBe("aé");

    [Fact]
    public void Bytes_that_are_no_utf8_are_kept_until_they_are_printed()
    {
        byte[] json = [0x22, 0x61, 0xff, 0xc3, 0xa9, 0xe2, 0x82, 0xf0, 0x9f, 0x98, 0x80, 0x22];
        var value = JsonText.Parse(json);
        var text = value.GetString();
        Utf8Text.Encode(text).ShouldBe(json[1..^1]);
        Utf8Text.ByteCount(text).ShouldBe(json.Length - 2);
        JsonText.Write(value).ShouldBe("\"aé\U0001f600\"");
        Name.TryParse("a" + text[1] + "b", out _, out var error).ShouldBeFalse();
        error.ShouldEndWith("normalized: a.b) ");
    }

    /// <summary>nodeos keeps both, and finds the first.</summary>
    [Fact]
    public void Of_members_with_one_key_the_first_counts()
    {
        var value = JsonText.Parse("{\"a\":1,\"b\":2,\"a\":3}");
        value["a"].AsUInt64().ShouldBe(1UL);
    }

    /// <summary>As nodeos answers but for the place in its sources.</summary>
    [Fact]
    public void The_end_inside_an_object_is_told_as_a_report()
    {
        var error = Should.Throw<ValueFormatException>(() => JsonText.Parse("{\"a\":[\"x\",1,"u8.ToArray().Append((byte)0).ToArray()));
        error.Code.ShouldBe(ValueFormatException.ParseCode);
        Regex.Replace(error.Message, "nodeos  [^\n]+", "PLACE").ShouldBe(
            "Unexpected EOF: 11 eof_exception: End Of File\nunexpected end of file\n    {}\n    PLACE\nAttempting to parse array [\"x\",1]\n    {\"array\":[\"x\",1]}\n    PLACE\n");
        error.Outer.ShouldBe([""]);
    }
}
