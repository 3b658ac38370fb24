using System.Text.Json;
using Antelope.Abi;
using Antelope.Chain;
using Antelope.Json;
using Antelope.Serialization;

namespace Antelope.Tests.Abi;

/// <summary>Bytes made by the JavaScript clients.</summary>
public class ClientBytesTests
{
    private static readonly JsonElement Golden = GoldenFile.Read("clients.json");
    private static readonly AbiDefinition Abi = AbiDefinition.FromVariant(Golden.GetProperty("abi").ToVariant());

    [Fact]
    public void The_abi_is_the_same()
    {
        var bytes = Convert.ToHexStringLower(Packed.Pack(Abi));
        bytes.ShouldBe(Golden.Text("abi_hex_eosjs"));
        bytes.ShouldBe(Golden.Text("abi_hex_wharfkit"));
    }

    [Fact]
    public void Action_data_is_the_same_and_comes_back()
    {
        var serializer = new AbiSerializer(Abi);
        foreach (var entry in Golden.GetProperty("data").EnumerateArray())
        {
            var type = serializer.ActionType(entry.Text("action"))!;
            var bytes = serializer.Encode(type, entry.GetProperty("json").ToVariant());
            Convert.ToHexStringLower(bytes).ShouldBe(entry.Text("eosjs"));
            Convert.ToHexStringLower(bytes).ShouldBe(entry.Text("wharfkit"));
            serializer.Encode(type, serializer.Decode(type, bytes)).ShouldBe(bytes);
        }
    }

    [Fact]
    public void A_transaction_has_the_same_bytes_id_digest_and_a_signature_of_the_same_key()
    {
        var chainId = Checksum256.Parse(Golden.Text("chain_id"));
        var key = PrivateKey.Parse(Golden.Text("private_key"));
        foreach (var entry in Golden.GetProperty("transactions").EnumerateArray())
        {
            var json = entry.GetProperty("transaction").ToVariant();
            var wharfkit = entry.GetProperty("wharfkit");
            var transaction = Packed.Unpack<Transaction>(Convert.FromHexString(entry.GetProperty("eosjs").Text("packed_trx")));
            transaction.ToVariant().ToString().ShouldBe(json.ToString());
            Convert.ToHexStringLower(Packed.Pack(transaction)).ShouldBe(wharfkit.Text("packed_trx"));
            transaction.Id().ToString().ShouldBe(wharfkit.Text("id"));
            var digest = transaction.SigningDigest(chainId, []);
            digest.ToString().ShouldBe(wharfkit.Text("signing_digest"));
            foreach (var client in new[] { "eosjs", "wharfkit" })
                Signature.Parse(entry.GetProperty(client).GetProperty("signatures")[0].GetString()!).Recover(digest).ShouldBe(key.PublicKey);
            var zipped = new PackedTransaction([], CompressionType.Zlib, [], Convert.FromHexString(wharfkit.Text("zlib_packed_trx")));
            Packed.Pack(zipped.Transaction()).ShouldBe(Packed.Pack(transaction));
        }
    }
}
