using System.Text.Json;
using Antelope;

namespace DevNode.Hosting;

/// <summary>The keys this node signs blocks with.</summary>
public sealed class SignatureProviders
{
    private readonly Dictionary<PublicKey, PrivateKey> _keys;

    private SignatureProviders(IEnumerable<PrivateKey> keys) => _keys = keys.DistinctBy(k => k.PublicKey).ToDictionary(k => k.PublicKey);

    public bool Has(PublicKey key) => _keys.ContainsKey(key);

    /// <summary>The signature of a digest by one of the keys.</summary>
    public Signature Sign(PublicKey key, Checksum256 digest) => _keys[key].Sign(digest);

    /// <summary>Reads signature-provider and private-key; without either nodeos's development key. Throws <see cref="OptionException"/>.</summary>
    public static SignatureProviders From(OptionValues values)
    {
        var specifications = values.List("signature-provider");
        var keys = specifications.Select(ReadProvider).Concat(values.List("private-key").Select(ReadPair)).ToList();
        return new(specifications.Count == 0 ? keys.Append(PrivateKey.FromSeed(KeyType.K1, "nathan")) : keys);
    }

    private static PrivateKey ReadProvider(string text)
    {
        // Errors name the public part only: the rest is a private key.
        var parts = text.Split('=', 2);
        if (parts.Length != 2)
            throw new OptionException("option '--signature-provider' is not of the form PUBLIC=KEY:PRIVATE");
        var provider = parts[1].Split(':', 2);
        if (provider is not ["KEY", var secret])
            throw new OptionException($"option '--signature-provider' of {parts[0]}: provider '{(provider.Length == 2 ? provider[0] : "")}' is not supported, KEY is");
        try
        {
            return Matching(parts[0], secret);
        }
        catch (FormatException)
        {
            throw new OptionException($"option '--signature-provider' of {parts[0]}: it is no pair of a public key and its private key");
        }
    }

    private static PrivateKey ReadPair(string text)
    {
        try
        {
            return JsonSerializer.Deserialize<string[]>(text) is [var key, var secret] ? Matching(key, secret) : throw new FormatException();
        }
        catch (Exception e) when (e is FormatException or JsonException)
        {
            throw new OptionException("option '--private-key' is not [\"public key\",\"its private key\"]");
        }
    }

    private static PrivateKey Matching(string key, string secret)
    {
        var parsed = PrivateKey.Parse(secret);
        return parsed.PublicKey == PublicKey.Parse(key) ? parsed : throw new FormatException("the keys do not belong together");
    }
}
