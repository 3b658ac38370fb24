using System.Security.Cryptography;

namespace Antelope.Tests.Crypto;

public class PrivateKeyTests
{
    private static readonly Checksum256 Digest = Checksum256.Hash("digest"u8);

    [Theory]
    [InlineData(KeyType.K1)]
    [InlineData(KeyType.R1)]
    public void A_generated_key_signs_what_its_public_key_verifies(KeyType type)
    {
        using var random = RandomNumberGenerator.Create();
        var key = PrivateKey.Generate(type, random);
        var signature = key.Sign(Digest);
        key.PublicKey.Verify(Digest, signature).ShouldBeTrue();
        key.PublicKey.Verify(Checksum256.Hash("other"u8), signature).ShouldBeFalse();
        PrivateKey.Generate(type, random).PublicKey.Verify(Digest, signature).ShouldBeFalse();
    }

    [Fact]
    public void ToString_does_not_tell_the_secret()
    {
        var key = PrivateKey.FromSeed(KeyType.K1, "a");
        key.ToString().ShouldBe($"private key of {key.PublicKey}");
    }

    [Theory]
    [InlineData("")]
    [InlineData("5K6trMGnShKBY4Gw7eLCkFiG2GWQkFx8KBzfAokWPvoEbyCGPsY")]
    [InlineData("PVT_K1_2HcGfphNEkCH3tf5StJfCy8ofgVY863bNvswdhmA3wbSTdhuW5")]
    [InlineData("PVT_WA_2HcGfphNEkCH3tf5StJfCy8ofgVY863bNvswdhmA3wbSTdhuW4")]
    public void A_bad_text_is_refused_without_repeating_it(string text)
    {
        var message = Should.Throw<FormatException>(() => PrivateKey.Parse(text)).Message;
        if (text != "")
            message.ShouldNotContain(text);
    }

    [Fact]
    public void Zero_and_the_order_are_no_secrets()
    {
        Should.Throw<ArgumentException>(() => new PrivateKey(KeyType.K1, new byte[32]));
        var order = Convert.FromHexString("fffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141");
        Should.Throw<ArgumentException>(() => new PrivateKey(KeyType.K1, order));
    }

    [Fact]
    public void Damaged_signatures_do_not_recover()
    {
        Should.Throw<CryptographicException>(() => Signature.Empty.Recover(Digest));
        var data = PrivateKey.FromSeed(KeyType.K1, "a").Sign(Digest).Data.ToArray();
        data[0] = 35;
        Should.Throw<CryptographicException>(() => new Signature(KeyType.K1, data).Recover(Digest));
        data[0] = 31;
        data[1] |= 0x80;
        Should.Throw<CryptographicException>(() => new Signature(KeyType.K1, data).Recover(Digest)).Message.ShouldBe("signature is not canonical");
    }
}
