using System.Globalization;
using System.Text.Json;

namespace Bench.Api;

/// <summary>JSON texts for parameters: mostly what fits the chain, sometimes bounds, sometimes nonsense.</summary>
internal sealed class ParameterValues(ChainFacts facts, Random random)
{
    private static readonly string[] Nonsense =
    [
        "null", "true", "false", "0", "-1", "1", "\"\"", "\" \"", "\"x\"", "[]", "{}", "[1]", "{\"a\":1}", "18446744073709551615", "18446744073709551616", "-9223372036854775808",
        "1.5", "1e3", "\"0x10\"", "\"\\u0000\"", "\"\\u00e9\"", "\"zzzzzzzzzzzzz\"", "\"abcdefghijklmn\"", "\"UPPER\"", "\"1.5\"", "\"-1\"", "4294967295", "4294967296",
    ];

    /// <summary>None that is 0, or is in 32 bits: without any time a walk gets its first rows or none by chance.</summary>
    private static readonly string[] OddDurations = [.. Nonsense.Except(["false", "0", "\"\"", "1.5", "4294967296", "-9223372036854775808"])];

    private static readonly string[] Names = ["", "eosio", "eosio.token", "nosuch", "a", "zzzzzzzzzzzzj", ".", "eosio.", "alice", "bob"];
    private static readonly string[] BadKeys =
    [
        "", "EOS", "EOSx", "EOS0", "EOS6MRyAjQq8ud7hVNYcfnVPJqcVpscN5So8BhtHuGYqET5GDW5CW", "EOS6MRyAjQq8ud7hVNYcfnVPJqcVpscN5So8BhtHuGYqET5GDW5", "PUB", "PUB_", "PUB_K1", "PUB_K1_",
        "PUB_K1_x", "PUB_K1_0", "PUB_X1_x", "SIG_K1_x", "PUB_R1_6MRyAjQq8ud7hVNYcfnVPJqcVpscN5So8BhtHuGYqET5GDW5CV", "PUB_R1_6MRyAjQq8ud7hVNYcfnVPJqcVpscN5So8BhtHuGYqET5GDW5",
        "PUB_K1_6MRyAjQq8ud7hVNYcfnVPJqcVpscN5So8BhtHuGYqET5GDW5CVCVCV",
    ];

    private static readonly string[] BadSignatures = ["", "SIG", "SIG_", "SIG_K1", "SIG_K1_", "SIG_K1_x", "SIG_K1_0", "SIG_X1_x", "PUB_K1_x", $"SIG_K1_{new string('1', 68)}", $"SIG_R1_{new string('1', 69)}", $"SIG_K1_{new string('1', 80)}"];

    private static readonly string[] OddTimes =
    [
        "2026-13-01T00:00:00", "2026-00-01T00:00:00", "2026-02-30T00:00:00", "2026-01-32T00:00:00", "2026-01-01", "2026-01-01T", "2026-01-01Tx", "2026-01-01T25:61:61.5", "2026-Jan-05T1",
        "2026-Janu-05T1", "1399-01-01T00:00:00", "20260101T010203", "20260101T010203.5", "20260101T0", "20260101", "2026010", "-2026", "2026-1-1T1:2:3.1234567", "2026-01-01T00:00:00.x", "65537-01-01T00:00:00",
        "2026-01-01T-1:00:00", "-infinity", "n", "+5", "not-a-date-time", "+INFINITY", "minimum-date-time", "maximum-date-timex", "1969-12-31T23:59:59", "2107-01-01T00:00:00.25",
    ];

    private static readonly string[] Symbols = ["4,SYS", "SYS", "sys", "EOS", "0,X", "18,ABCDEFG", "19,A", ",", "4,", ""];

    /// <summary>A value for a parameter of this kind.</summary>
    public string Of(string kind) => random.Next(12) == 0 ? Pick(kind == "ms" ? OddDurations : Nonsense) : kind switch
    {
        "bool" => Pick(["true", "false", "true", "false", "0", "1", "\"true\"", "\"false\""]),
        "uint" => Pick(["0", "1", "2", "5", "10", "50", "100", "1000", "4294967295", "\"3\"", Number(40)]),
        "ms" => Pick(["100", "500", "1000", "null", "\"200\""]),
        "name" => Text(random.Next(3) == 0 ? Pick(Names) : Pick(facts["account"])),
        "contract" => Text(random.Next(5) == 0 ? Pick(Names) : Pick(facts["contract"])),
        "table" => Text(random.Next(6) == 0 ? Pick(Names) : Pick(facts["table"])),
        "action" => Text(random.Next(6) == 0 ? Pick(Names) : Pick(facts["action"])),
        "scope" => random.Next(2) == 0 ? Text(Pick(facts["account"])) : Pick(["\"\"", "\"SYS\"", "\"0\"", "\"1\"", "\"4,SYS\"", "\"nosuch\"", "0", "\"18446744073709551615\""]),
        "bound" => Pick(["\"\"", Number(20), $"\"{random.Next(20)}\"", Text(Pick(facts["account"])), "\"0x0a\"", "\"1.5\"", "\"ff\"", $"\"{new string('0', 62)}0{random.Next(10)}\"", "\"4,SYS\"", "\"-3\"", "\"inf\""]),
        "keytype" => Pick(["\"\"", "\"i64\"", "\"name\"", "\"i128\"", "\"i256\"", "\"float64\"", "\"float128\"", "\"sha256\"", "\"ripemd160\"", "\"uint64\""]),
        "index" => Pick(["\"\"", "\"1\"", "\"2\"", "\"3\"", "\"4\"", "\"5\"", "\"6\"", "\"7\"", "\"primary\"", "\"secondary\"", "\"tertiary\"", "\"fourth\"", "\"two\"", "2", "\"0\"", "\"17\"", "\"sec\""]),
        "encode" => Pick(["\"dec\"", "\"hex\"", "\"\"", "\"oct\""]),
        "blockid" => random.Next(2) == 0 ? Number((int)facts.HeadBlockNum + 3) : Text(Pick([.. facts["block"], "1", "x", "0", Number((int)facts.HeadBlockNum + 2)])),
        "blocknum" => Number((int)facts.HeadBlockNum + 3),
        "symbol" => Text(Pick(Symbols)),
        "hash" => Text(Pick([.. facts["block"], "00", "", "0" + new string('f', 63)])),
        "trx" => Text(Pick([.. facts["id"], "00000000", "x", new string('a', 64), "abc"])),
        "hex" => Text(Pick([.. facts["hex_data"], "", "00", "0", "zz", "ffffffffffffffffff"])),
        "time" => Pick(["\"\"", "\"2026-11-22T12:00:00\"", "\"2020-01-01T00:00:00.000\"", Text(Pick(OddTimes)), Text(Pick([.. facts["id"], "x"]))]),
        "key" => Text(Pick([.. facts["key"], "EOS6MRyAjQq8ud7hVNYcfnVPJqcVpscN5So8BhtHuGYqET5GDW5CV", .. random.Next(2) == 0 ? BadKeys : []])),
        "signature" => Text(Pick(BadSignatures)),
        "keys" => List("key"),
        "names" => List("name"),
        "hashes" => List("hash"),
        "levels" => $"[{string.Join(',', Enumerable.Range(0, random.Next(4)).Select(_ => random.Next(2) == 0 ? Actor() : $"{{\"actor\":{Actor()},\"permission\":{Pick(["\"active\"", "\"owner\"", "\"\""])}}}"))}]",
        "transaction" => facts.Transactions.Count > 0 ? Pick(facts.Transactions) : "{}",
        "expanded" => Expanded(),
        "args" => Arguments(),
        "peer" => Pick(["\"127.0.0.1:1\"", "\"\"", "\"nohost\"", "\"127.0.0.1:1:trx\"", "\"localhost:2\"", "\":1\"", "\"127.0.0.1:\"", "\"127.0.0.1:x\"", "\"127.0.0.1:70000\"", "\"127.0.0.1:1:blk\"", "\"127.0.0.1:3:x:y\""]),
        _ => throw new ArgumentException($"no values of kind '{kind}'"),
    };

    /// <summary>No name at the end of all names: nodeos looks for the one behind it and never comes back.</summary>
    private string Actor() => Of("name") is var name && name.Contains("zzzz", StringComparison.Ordinal) ? "\"eosio\"" : name;

    private string List(string kind) => $"[{string.Join(',', Enumerable.Range(0, random.Next(4)).Select(_ => Of(kind)))}]";
    private string Expanded() => facts.Transactions.Count > 0 && JsonDocument.Parse(Pick(facts.Transactions)).RootElement.TryGetProperty("transaction", out var t) ? t.GetRawText() : "{}";

    /// <summary>The data of an action of the chain, as an object, or an array of values.</summary>
    private string Arguments()
    {
        if (facts.Transactions.Count == 0 || random.Next(4) == 0)
            return Pick(["{}", "[]", "null", "[1,2]", "{\"from\":\"alice\",\"to\":\"bob\",\"quantity\":\"1.0000 SYS\",\"memo\":\"\"}", "[\"alice\",\"bob\",\"1.0000 SYS\",\"x\"]", "[\"a\",\"b\",\"1 x\",\"\"]"]);
        var actions = JsonDocument.Parse(Expanded()).RootElement;
        return actions.TryGetProperty("actions", out var list) && list.GetArrayLength() > 0 ? list[0].GetProperty("data").GetRawText() : "{}";
    }

    private string Number(int end) => random.Next(end + 1).ToString(CultureInfo.InvariantCulture);
    private T Pick<T>(IReadOnlyList<T> values) => values.Count == 0 ? default! : values[random.Next(values.Count)];
    private static string Text(string? value) => JsonSerializer.Serialize(value ?? "");
}
