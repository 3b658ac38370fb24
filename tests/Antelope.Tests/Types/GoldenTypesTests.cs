using System.Text.Json;
using Antelope.Serialization;

namespace Antelope.Tests.Types;

/// <summary>Names, assets and symbols as nodeos takes, refuses and prints them.</summary>
public class GoldenTypesTests
{
    private static readonly JsonElement Names = GoldenFile.Read("names.json");
    private static readonly JsonElement Assets = GoldenFile.Read("assets.json");

    [Fact]
    public void Names_are_the_same_numbers()
    {
        foreach (var entry in Names.GetProperty("valid").EnumerateArray())
        {
            if (entry.TryGetProperty("error", out var error))
            {
                Should.Throw<ValueFormatException>(() => Name.Parse(entry.Text("string"))).Message.ShouldBe(error.GetProperty("details")[0].GetString());
                continue;
            }
            var name = Name.Parse(entry.Text("string"));
            name.Value.ToString().ShouldBe(entry.Text("uint64"));
            Convert.ToHexStringLower(Packed.Pack(name)).ShouldBe(entry.Text("hex_le"));
            name.ToString().ShouldBe(entry.Text("back"));
        }
        foreach (var entry in Names.GetProperty("from_uint64").EnumerateArray())
            new Name(ulong.Parse(entry.Text("uint64"))).ToString().ShouldBe(entry.Text("string"));
    }

    [Fact]
    public void Suspicious_names_are_refused_in_the_same_words()
    {
        foreach (var entry in Names.GetProperty("suspicious").EnumerateArray())
        {
            // nodeos's JSON parser turns \u0000 into the characters u0000 before the name is seen.
            var text = entry.Text("string").Replace("\0", "u0000", StringComparison.Ordinal);
            var error = entry.GetProperty("error");
            var thrown = Should.Throw<ValueFormatException>(() => Name.Parse(text), text);
            thrown.Code.ShouldBe(error.GetProperty("code").GetInt32());
            if (!text.Contains('é', StringComparison.Ordinal))
                thrown.Message.ShouldBe(error.GetProperty("details")[0].GetString());
        }
    }

    [Fact]
    public void Assets_are_the_same() => Check("assets", Asset.Parse, Packed.Pack, v => v.ToString());

    [Fact]
    public void Symbols_are_the_same() => Check("symbols", Symbol.Parse, Packed.Pack, v => v.ToString());

    [Fact]
    public void Symbol_codes_are_the_same() => Check("symbol_codes", SymbolCode.Parse, Packed.Pack, v => v.ToString());

    private static void Check<T>(string list, Func<string, T> parse, Func<T, byte[]> pack, Func<T, string> print)
    {
        foreach (var entry in Assets.GetProperty(list).EnumerateArray())
        {
            var text = entry.Text("string");
            if (entry.TryGetProperty("error", out var error))
            {
                var thrown = Should.Throw<ValueFormatException>(() => parse(text), text);
                if (error.Text("name") == "invalid_action_args_exception")
                    thrown.IsChainError.ShouldBeFalse(text);
                else
                    (thrown.Code, thrown.Message).ShouldBe((error.GetProperty("code").GetInt32(), error.GetProperty("details")[0].GetString()!), text);
                continue;
            }
            Convert.ToHexStringLower(pack(parse(text))).ShouldBe(entry.Text("hex"), text);
            print(parse(text)).ShouldBe(entry.Text("back"), text);
        }
    }
}
