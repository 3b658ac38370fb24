using System.Text.Json;
using Antelope.Abi;
using Antelope.Json;

namespace Antelope.Tests.Abi;

/// <summary>What nodeos's abi_json_to_bin and abi_bin_to_json gave for each type.</summary>
public class GoldenAbiTests
{
    private const int InvalidActionArgs = 3050002;
    private static readonly JsonElement Golden = GoldenFile.Read("abi.json");
    private static readonly AbiDefinition Types = AbiDefinition.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Golden/types.abi.json")));
    private static readonly AbiSerializer Serializer = new(Types);

    public static TheoryData<int, string> Encodings() => Cases("encode", e => $"{e.Text("type")} {e.Text("json_text")}");
    public static TheoryData<int, string> Decodings() => Cases("decode", e => $"{e.Text("type")} {e.Text("hex")}");
    public static TheoryData<int, string> Abis() => Cases("abis", e => e.Text("label"));

    [Theory, MemberData(nameof(Encodings))]
    public void Json_becomes_the_same_bytes_and_back(int index, string label)
    {
        var entry = Golden.GetProperty("encode")[index];
        var type = WrapperOf(entry.Text("type"));
        var json = $"{{\"v\":{entry.Text("json_text")}}}";
        if (entry.TryGetProperty("error", out var error))
        {
            ShouldBeNodeosError(Should.Throw<AbiException>(() => Serializer.Encode(type, JsonText.Parse(json)), label), error);
            return;
        }
        var bytes = Serializer.Encode(type, JsonText.Parse(json));
        Convert.ToHexStringLower(bytes).ShouldBe(entry.Text("hex"));
        if (!entry.TryGetProperty("back_json_text", out var back))
            return;
        if (back.ValueKind == JsonValueKind.Object)
            ShouldBeNodeosError(Should.Throw<AbiException>(() => Serializer.Decode(type, bytes), label), back.GetProperty("error"));
        else
            Serializer.Decode(type, bytes)["v"].ToString().ShouldBe(back.GetString());
    }

    [Theory, MemberData(nameof(Decodings))]
    public void Bytes_become_the_same_json(int index, string label)
    {
        var entry = Golden.GetProperty("decode")[index];
        var type = WrapperOf(entry.Text("type"));
        var bytes = Convert.FromHexString(entry.Text("hex"));
        if (entry.TryGetProperty("error", out var error))
            ShouldBeNodeosError(Should.Throw<AbiException>(() => Serializer.Decode(type, bytes), label), error);
        else
            Serializer.Decode(type, bytes)["v"].ToString().ShouldBe(entry.Text("json_text"));
    }

    [Theory, MemberData(nameof(Abis))]
    public void Odd_abis_are_treated_alike(int index, string label)
    {
        var entry = Golden.GetProperty("abis")[index];
        var abi = AbiDefinition.Parse(entry.GetProperty("abi").GetRawText());
        Convert.ToHexStringLower(Serialization.Packed.Pack(abi)).ShouldBe(entry.Text("abi_hex"));
        var encoded = entry.GetProperty("abi_json_to_bin");
        if (encoded.TryGetProperty("error", out var error))
            ShouldBeNodeosError(Should.Throw<AbiException>(() => EncodeAction(abi, encoded), label), error);
        else
            Convert.ToHexStringLower(EncodeAction(abi, encoded)).ShouldBe(encoded.Text("hex"));
        var decoded = entry.GetProperty("abi_bin_to_json_0101");
        if (decoded.GetProperty("http_status").GetInt32() != 200)
            ShouldBeNodeosError(Should.Throw<AbiException>(() => DecodeAction(abi), label), decoded.GetProperty("body"));
        else
            DecodeAction(abi).ToString().ShouldBe(JsonText.Parse(decoded.GetProperty("body").GetProperty("args").GetRawText()).ToString());
    }

    [Fact]
    public void The_abi_itself_goes_through_binary_and_json()
    {
        var bytes = Serialization.Packed.Pack(Types);
        Serialization.Packed.Pack(Serialization.Packed.Unpack<AbiDefinition>(bytes)).ShouldBe(bytes);
        Serialization.Packed.Pack(AbiDefinition.Parse(Types.ToVariant().ToString())).ShouldBe(bytes);
    }

    private static TheoryData<int, string> Cases(string name, Func<JsonElement, string> label)
    {
        var data = new TheoryData<int, string>();
        foreach (var (index, entry) in Golden.GetProperty(name).EnumerateArray().Index())
            data.Add(index, label(entry) is { Length: > 60 } text ? text[..60] : label(entry));
        return data;
    }

    private static string WrapperOf(string type) =>
        Types.Structs.First(s => s.Fields is [{ Name: "v" } field] && field.Type == type && s.Name.StartsWith("wt", StringComparison.Ordinal)).Name;

    private static byte[] EncodeAction(AbiDefinition abi, JsonElement call)
    {
        var serializer = new AbiSerializer(abi);
        return serializer.Encode(serializer.ActionType("a")!, JsonText.Parse(call.GetProperty("args").GetRawText()));
    }

    private static Variant DecodeAction(AbiDefinition abi)
    {
        var serializer = new AbiSerializer(abi);
        return serializer.Decode(serializer.ActionType("a")!, [1, 1]);
    }

    private static void ShouldBeNodeosError(AbiException thrown, JsonElement error)
    {
        var code = error.GetProperty("code").GetInt32();
        ((int)thrown.Error).ShouldBe(code == InvalidActionArgs ? 0 : code);
        if (code != InvalidActionArgs)
            JsonText.Write(thrown.Detail).Trim('"').ShouldBe(error.GetProperty("details")[0].GetString());
    }
}
