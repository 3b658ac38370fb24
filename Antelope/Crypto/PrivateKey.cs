using System.Security.Cryptography;
using System.Text;

namespace Antelope;

/// <summary>A secret number on K1 or R1. <see cref="ToString"/> never shows it; <see cref="ToWif"/> does.</summary>
public sealed class PrivateKey
{
    private const int SecretSize = 32;
    private const byte WifVersion = 0x80;
    private readonly byte[] _secret;

    /// <summary>Wraps 32 bytes, big endian; throws <see cref="ArgumentException"/> when they are no secret of the curve.</summary>
    public PrivateKey(KeyType type, ReadOnlySpan<byte> secret)
    {
        if (type == KeyType.WA)
            throw new ArgumentException("a WebAuthn key has no private key outside its device", nameof(type));
        if (secret.Length != SecretSize || !Curve.Of(type).IsSecret(secret))
            throw new ArgumentException($"a private key of {type} has {SecretSize} bytes between 1 and the group's order", nameof(secret));
        Type = type;
        _secret = secret.ToArray();
        PublicKey = new(type, Curve.Of(type).PublicKey(secret));
    }

    public KeyType Type { get; }
    public PublicKey PublicKey { get; }

    /// <summary>A key out of the randomness given.</summary>
    public static PrivateKey Generate(KeyType type, RandomNumberGenerator random)
    {
        var secret = new byte[SecretSize];
        do
            random.GetBytes(secret);
        while (!Curve.Of(type).IsSecret(secret));
        return new(type, secret);
    }

    /// <summary>The key whose secret is sha256 of a text: for keys that must come out the same each time.</summary>
    public static PrivateKey FromSeed(KeyType type, string seed) => new(type, SHA256.HashData(Encoding.UTF8.GetBytes(seed)));

    /// <summary>Parses WIF (<c>5…</c>), <c>PVT_K1_…</c> or <c>PVT_R1_…</c>; a <see cref="FormatException"/> never repeats the text.</summary>
    public static PrivateKey Parse(string text)
    {
        try
        {
            var (type, secret) = text.Contains('_', StringComparison.Ordinal)
                ? KeyText.Parse(text, KeyTextForm.PrivateKey, (_, _) => SecretSize)
                : (KeyType.K1, FromWif(text));
            return new(type, secret);
        }
        catch (Exception e) when (e is FormatException or ArgumentException)
        {
            throw new FormatException("not a private key: a WIF, PVT_K1_… or PVT_R1_… text with a right checksum is expected");
        }
    }

    /// <summary>The secret in nodeos's form: WIF for K1, <c>PVT_R1_…</c> for R1.</summary>
    public string ToWif() => Type == KeyType.K1 ? Base58.Encode([.. WifPayload(), .. WifChecksum(WifPayload())]) : ToPrefixedString();

    /// <summary>The secret as <c>PVT_K1_…</c> or <c>PVT_R1_…</c>.</summary>
    public string ToPrefixedString() => $"{KeyTextForm.PrivateKey.Prefix}_{Type}_{KeyText.Encode(_secret, Type.ToString())}";

    /// <summary>Says whose key it is, without the secret.</summary>
    public override string ToString() => $"private key of {PublicKey}";

    /// <summary>
    /// Signs a digest with a deterministic nonce. K1 takes the same nonces as nodeos does (libsecp256k1's RFC 6979, from the
    /// second one on, until the signature is canonical); R1, random in nodeos, takes RFC 6979's.
    /// </summary>
    public Signature Sign(Checksum256 digest)
    {
        var nonces = new Rfc6979(_secret, Curve.Of(Type).Reduce(digest.Bytes));
        if (Type == KeyType.K1)
            nonces.Next();
        var data = new byte[65];
        while (true)
        {
            var recovery = Curve.Of(Type).Sign(_secret, digest.Bytes, nonces.Next(), data.AsSpan(1));
            if (recovery < 0 || (Type == KeyType.K1 && !Signature.IsCanonical(data)))
                continue;
            data[0] = (byte)(31 + recovery);
            return new(Type, data);
        }
    }

    private byte[] WifPayload() => [WifVersion, .. _secret];

    private static ReadOnlySpan<byte> WifChecksum(ReadOnlySpan<byte> payload) => SHA256.HashData(SHA256.HashData(payload)).AsSpan(0, 4);

    /// <summary>fc accepts one round of sha256 as the checksum as well as two.</summary>
    private static byte[] FromWif(string text)
    {
        var bytes = Base58.Decode(text);
        if (bytes.Length != 37)
            throw new FormatException("a WIF has 37 bytes");
        var payload = bytes.AsSpan(0, 33);
        var checksum = bytes.AsSpan(33);
        return checksum.SequenceEqual(WifChecksum(payload)) || checksum.SequenceEqual(SHA256.HashData(payload).AsSpan(0, 4))
            ? payload[1..].ToArray()
            : throw new FormatException("the checksum does not fit");
    }
}
