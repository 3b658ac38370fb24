using System.Text.Json;
using Antelope.Abi;
using Antelope.Chain;
using Antelope.Json;
using Antelope.Serialization;

namespace Antelope.Tests.Chain;

/// <summary>Transactions that a real nodeos took.</summary>
public class GoldenTransactionsTests
{
    private static readonly Checksum256 ChainId = Checksum256.Parse("fa288e857f4e48b7e69d68a42246718e30974db1893d533e24529f6020179df3");
    private static readonly List<JsonElement> Golden = [.. GoldenFile.Read("native-transactions.json").EnumerateArray()];

    [Theory]
    [InlineData("78bb00000000")] // asks for a preset dictionary
    [InlineData("789c")]
    [InlineData("ffffffffff")]
    public void Bytes_that_do_not_inflate_are_no_transaction(string hex) =>
        Should.Throw<PackException>(() => new PackedTransaction([], CompressionType.Zlib, [], Convert.FromHexString(hex)).Transaction());

    [Fact]
    public void Ids_digests_signatures_and_json_are_the_same()
    {
        foreach (var entry in Golden)
        {
            var transaction = Packed.Unpack<Transaction>(Convert.FromHexString(entry.Text("packed_trx")));
            Convert.ToHexStringLower(Packed.Pack(transaction)).ShouldBe(entry.Text("packed_trx"));
            transaction.Id().ToString().ShouldBe(entry.Text("transaction_id"));
            transaction.ToVariant().ToString().ShouldBe(entry.GetProperty("transaction").ToVariant().ToString());
            var contextFreeData = entry.TryGetProperty("packed_context_free_data", out var hex) ? Convert.FromHexString(hex.GetString()!) : [];
            var digest = transaction.SigningDigest(ChainId, new PackedTransaction([], CompressionType.None, contextFreeData, []).ContextFreeData());
            digest.ToString().ShouldBe(entry.Text("signing_digest"));
            entry.GetProperty("signatures").EnumerateArray().Select(s => Signature.Parse(s.GetString()!).Recover(digest).ToPrefixedString())
                .ShouldBe(entry.GetProperty("signing_keys").EnumerateArray().Select(k => k.GetString()!));
        }
    }

    [Fact]
    public void Action_data_expands_and_packs_by_the_native_abi()
    {
        var serializer = new AbiSerializer(NativeAbi.Definition);
        var seen = 0;
        foreach (var act in Golden.SelectMany(e => e.GetProperty("expanded").EnumerateArray()).Where(a => a.TryGetProperty("hex_data", out _)))
        {
            var type = serializer.ActionType(act.Text("name"));
            if (type is null)
                continue;
            var bytes = Convert.FromHexString(act.Text("hex_data"));
            var data = act.GetProperty("data").ToVariant();
            serializer.Decode(type, bytes).ToString().ShouldBe(data.ToString());
            serializer.Encode(type, data).ShouldBe(bytes);
            seen++;
        }
        seen.ShouldBeGreaterThan(20);
    }

    [Fact]
    public void Typed_native_actions_are_the_same_bytes()
    {
        foreach (var action in Golden.SelectMany(e => e.GetProperty("transaction").GetProperty("actions").EnumerateArray()))
        {
            var bytes = Convert.FromHexString(action.Text("data"));
            var repacked = action.Text("name") switch
            {
                "newaccount" => Repack<NewAccount>(bytes),
                "setcode" => Repack<SetCode>(bytes),
                "setabi" => Repack<SetAbi>(bytes),
                "updateauth" => Repack<UpdateAuth>(bytes),
                "deleteauth" => Repack<DeleteAuth>(bytes),
                "linkauth" => Repack<LinkAuth>(bytes),
                "unlinkauth" => Repack<UnlinkAuth>(bytes),
                "canceldelay" => Repack<CancelDelay>(bytes),
                _ => bytes,
            };
            repacked.ShouldBe(bytes, action.Text("name"));
        }
    }

    [Fact]
    public void The_native_abi_is_the_one_of_genesis()
    {
        var answers = GoldenFile.Read("answers.json");
        Base64.EncodeBlob(NativeAbi.Bytes).ShouldBe(answers.GetProperty("get_raw_abi_eosio").Text("abi"));
        NativeAbi.Definition.ToVariant().ToString().ShouldBe(answers.GetProperty("get_abi_eosio").GetProperty("abi").ToVariant().ToString());
    }

    private static byte[] Repack<T>(byte[] bytes) where T : INativeAction<T> => Packed.Pack(Packed.Unpack<T>(bytes));
}
