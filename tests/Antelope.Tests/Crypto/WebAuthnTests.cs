using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Antelope.Serialization;

namespace Antelope.Tests.Crypto;

/// <summary>Signatures as a browser's authenticator makes them, over a real R1 key.</summary>
public class WebAuthnTests
{
    private static readonly Checksum256 Digest = Checksum256.Hash("challenge"u8);
    private static readonly PrivateKey Device = PrivateKey.FromSeed(KeyType.R1, "device");

    [Theory]
    [InlineData("https://keys.example", "keys.example", 0x01, 1)]
    [InlineData("https://keys.example:8443", "keys.example", 0x05, 2)]
    [InlineData("https://keys.example", "keys.example", 0x00, 0)]
    public void The_key_of_device_and_relying_party_is_recovered(string origin, string relyingParty, byte flags, byte presence)
    {
        var signature = Sign(ClientJson("webauthn.get", Digest, origin), relyingParty, flags);
        var writer = new PackWriter();
        writer.WriteRaw(Device.PublicKey.Data);
        writer.WriteUInt8(presence);
        writer.WriteString(relyingParty);
        var expected = new PublicKey(KeyType.WA, writer.Written);
        var parsed = Signature.Parse(signature.ToString());
        parsed.Recover(Digest).ShouldBe(expected);
        PublicKey.Parse(expected.ToString()).ShouldBe(expected);
        expected.Verify(Digest, parsed).ShouldBeTrue();
        expected.Verify(Checksum256.Hash("other"u8), parsed).ShouldBeFalse();
    }

    [Theory]
    [InlineData("webauthn.create", "https://keys.example", "keys.example", "webauthn signature type not an assertion")]
    [InlineData("webauthn.get", "http://keys.example", "keys.example", "webauthn origin must begin with https://")]
    [InlineData("webauthn.get", "https://other.example", "keys.example", "webauthn rpid hash doesn't match origin")]
    public void What_is_no_assertion_for_the_relying_party_is_refused(string type, string origin, string relyingParty, string message)
    {
        var signature = Sign(ClientJson(type, Digest, origin), relyingParty, 1);
        Should.Throw<CryptographicException>(() => signature.Recover(Digest)).Message.ShouldBe(message);
    }

    private static byte[] ClientJson(string type, Checksum256 challenge, string origin) => Encoding.UTF8.GetBytes(
        $$"""{"type":"{{type}}","challenge":"{{Base64Url.EncodeToString(challenge.Bytes)}}","origin":"{{origin}}","crossOrigin":false}""");

    private static Signature Sign(byte[] clientJson, string relyingParty, byte flags)
    {
        byte[] authData = [.. SHA256.HashData(Encoding.UTF8.GetBytes(relyingParty)), flags, 0, 0, 0, 1];
        var signed = Checksum256.Hash([.. authData, .. SHA256.HashData(clientJson)]);
        var writer = new PackWriter();
        writer.WriteRaw(Device.Sign(signed).Data);
        writer.WriteBytes(authData);
        writer.WriteBytes(clientJson);
        return new(KeyType.WA, writer.Written);
    }
}
