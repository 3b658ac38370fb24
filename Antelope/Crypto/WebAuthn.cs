using System.Security.Cryptography;
using System.Text;
using Antelope.Serialization;

namespace Antelope;

/// <summary>Keys behind signatures of a WebAuthn device: the digest is the challenge in the client's JSON (fc elliptic_webauthn.cpp).</summary>
internal static class WebAuthn
{
    private const string Scheme = "https://";
    private const string Digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    private const int MinAuthDataSize = 37;
    private const byte UserPresentFlag = 0x01;
    private const byte UserVerifiedFlag = 0x04;

    /// <summary>The key with user presence (0 none, 1 present, 2 verified) and relying party, or throws <see cref="CryptographicException"/>.</summary>
    public static PublicKey Recover(Signature signature, Checksum256 digest)
    {
        var reader = new PackReader(signature.Data);
        var compact = reader.ReadRaw(65);
        var authData = reader.ReadBytes();
        var clientJson = reader.ReadBytes();
        var client = new ClientData(clientJson);
        Require(client.TryRead(), "Failed to parse client data JSON");
        Require(client.Type == "webauthn.get", "webauthn signature type not an assertion");
        var challenged = DecodeChallenge(client.Challenge);
        Require(challenged.Length == Checksum256.Size, "sha256: size mismatch");
        Require(challenged.AsSpan().SequenceEqual(digest.Bytes), "Wrong webauthn challenge");
        var origin = client.Origin;
        Require(origin.StartsWith(Scheme, StringComparison.Ordinal), "webauthn origin must begin with https://");
        var relyingParty = origin[Scheme.Length..];
        // The last colon is searched in the whole origin; without a port it is the scheme's, and the length then is unlimited.
        var port = origin.LastIndexOf(':') - Scheme.Length;
        if (port >= 0 && port < relyingParty.Length)
            relyingParty = relyingParty[..port];
        Require(authData.Length >= MinAuthDataSize, "auth_data not as large as required");
        var flags = authData[32];
        var presence = (flags & UserVerifiedFlag) != 0 ? 2 : (flags & UserPresentFlag) != 0 ? 1 : 0;
        var relyingPartyBytes = Encoding.Latin1.GetBytes(relyingParty);
        Require(authData.AsSpan(0, 32).SequenceEqual(SHA256.HashData(relyingPartyBytes)), "webauthn rpid hash doesn't match origin");
        Require(compact[0] is >= 31 and < 35, "unable to reconstruct public key from signature");
        var signed = SHA256.HashData([.. authData, .. SHA256.HashData(clientJson)]);
        var point = Curve.R1.Recover(signed, compact[1..33], compact[33..], compact[0] - 31);
        var writer = new PackWriter();
        writer.WriteRaw(point);
        writer.WriteUInt8((byte)presence);
        writer.WriteBytes(relyingPartyBytes);
        return new(KeyType.WA, writer.Written);
    }

    // libfc's decoder: ends at the first =, takes any number of characters, and leaves bits of an unfinished byte out
    private static byte[] DecodeChallenge(string challenge)
    {
        var bytes = new List<byte>();
        var (value, bits) = (0u, 0);
        foreach (var character in challenge.TakeWhile(c => c != '='))
        {
            var digit = Digits.IndexOf(character, StringComparison.Ordinal);
            Require(digit >= 0, "encountered non-base64 character");
            (value, bits) = ((value << 6) | (uint)digit, bits + 6);
            if (bits < 8)
                continue;
            bits -= 8;
            bytes.Add((byte)(value >> bits));
        }
        return [.. bytes];
    }

    private static void Require(bool condition, string message)
    {
        if (!condition)
            throw new CryptographicException(message);
    }
}
