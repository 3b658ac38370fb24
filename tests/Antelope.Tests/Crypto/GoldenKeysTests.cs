using System.Text.Json;

namespace Antelope.Tests.Crypto;

/// <summary>Keys and signatures made by nodeos's own library, keosd and wharfkit.</summary>
public class GoldenKeysTests
{
    private static readonly JsonElement Golden = GoldenFile.Read("keys.json");
    private static IEnumerable<JsonElement> Keys => Golden.GetProperty("keys").EnumerateArray();

    [Fact]
    public void Text_forms_go_both_ways()
    {
        foreach (var key in Keys)
        {
            var type = Enum.Parse<KeyType>(key.Text("type"));
            var secret = PrivateKey.Parse(key.Text("private_key"));
            secret.Type.ShouldBe(type);
            secret.ToPrefixedString().ShouldBe(key.Text("private_key"));
            Convert.ToHexStringLower(secret.PublicKey.Data).ShouldBe(key.Text("public_hex"));
            secret.PublicKey.ToPrefixedString().ShouldBe(key.Text("public_key"));
            PublicKey.Parse(key.Text("public_key")).ShouldBe(secret.PublicKey);
            PrivateKey.FromSeed(type, key.Text("seed_text")).ToWif().ShouldBe(secret.ToWif());
            if (type != KeyType.K1)
                continue;
            secret.ToWif().ShouldBe(key.Text("private_wif"));
            PrivateKey.Parse(key.Text("private_wif")).PublicKey.ShouldBe(secret.PublicKey);
            secret.PublicKey.ToString().ShouldBe(key.Text("public_legacy"));
            PublicKey.Parse(key.Text("public_legacy")).ShouldBe(secret.PublicKey);
        }
    }

    [Fact]
    public void Signatures_of_keosd_and_wharfkit_recover_to_their_key()
    {
        foreach (var key in Keys)
            foreach (var entry in key.GetProperty("signatures").EnumerateArray())
                foreach (var maker in new[] { "wharfkit", "keosd" })
                {
                    if (!entry.GetProperty(maker).TryGetProperty("signature", out var text))
                        continue;
                    var signature = Signature.Parse(text.GetString()!);
                    signature.ToString().ShouldBe(text.GetString());
                    signature.Recover(Checksum256.Parse(entry.Text("digest"))).ToPrefixedString().ShouldBe(key.Text("public_key"));
                }
    }

    [Fact]
    public void K1_signatures_are_the_bytes_keosd_makes()
    {
        foreach (var key in Keys.Where(k => k.Text("type") == "K1"))
            foreach (var entry in key.GetProperty("signatures").EnumerateArray())
                PrivateKey.Parse(key.Text("private_wif")).Sign(Checksum256.Parse(entry.Text("digest"))).ToString()
                    .ShouldBe(entry.GetProperty("keosd").Text("signature"));
    }

    [Fact]
    public void R1_signatures_recover_to_their_key_and_are_the_same_each_time()
    {
        foreach (var key in Keys.Where(k => k.Text("type") == "R1"))
            foreach (var entry in key.GetProperty("signatures").EnumerateArray())
            {
                var secret = PrivateKey.Parse(key.Text("private_key"));
                var digest = Checksum256.Parse(entry.Text("digest"));
                secret.PublicKey.Verify(digest, secret.Sign(digest)).ShouldBeTrue();
                secret.Sign(digest).ShouldBe(secret.Sign(digest));
            }
    }

    [Fact]
    public void What_nodeos_refuses_as_a_public_key_is_refused()
    {
        foreach (var bad in Golden.GetProperty("bad_public_keys_nodeos").EnumerateArray())
            Should.Throw<FormatException>(() => PublicKey.Parse(bad.Text("string")), bad.Text("string"));
    }
}
