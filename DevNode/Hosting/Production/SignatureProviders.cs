using System.Text.Json;
using Antelope;

namespace DevNode.Hosting;

/// <summary>The keys this node signs blocks with.</summary>
public sealed class SignatureProviders
{
    private readonly Dictionary<PublicKey, Func<Checksum256, Signature>> _providers;

    private SignatureProviders(IEnumerable<(PublicKey Key, Func<Checksum256, Signature> Sign)> providers) =>
        _providers = providers.DistinctBy(p => p.Key).ToDictionary(p => p.Key, p => p.Sign);

    public bool Has(PublicKey key) => _providers.ContainsKey(key);

    /// <summary>The signature of a digest by one of the keys; <see cref="IOException"/> when keosd has the key and does not sign.</summary>
    public Signature Sign(PublicKey key, Checksum256 digest) => _providers[key](digest);

    /// <summary>Reads signature-provider and private-key; without either nodeos's development key. Throws <see cref="OptionException"/>.</summary>
    public static SignatureProviders From(OptionValues values)
    {
        var specifications = values.List("signature-provider");
        var milliseconds = values.Int32("keosd-provider-timeout");
        var timeout = milliseconds < 0 ? Timeout.InfiniteTimeSpan : TimeSpan.FromMilliseconds(Math.Max(1, milliseconds));
        var providers = specifications.Select(s => ReadProvider(s, timeout)).Concat(values.List("private-key").Select(ReadPair).Select(Of)).ToList();
        return new(specifications.Count == 0 ? providers.Append(Of(PrivateKey.FromSeed(KeyType.K1, "nathan"))) : providers);
    }

    private static (PublicKey, Func<Checksum256, Signature>) Of(PrivateKey key) => (key.PublicKey, key.Sign);

    private static (PublicKey, Func<Checksum256, Signature>) ReadProvider(string text, TimeSpan timeout)
    {
        // Errors name the public part only: the rest is a private key.
        var parts = text.Split('=', 2);
        if (parts.Length != 2)
            throw new OptionException("option '--signature-provider' is not of the form PUBLIC=KEY:PRIVATE or PUBLIC=KEOSD:URL");
        var provider = parts[1].Split(':', 2);
        if (provider is ["KEOSD", var url])
            return ReadKeosd(parts[0], url, timeout);
        if (provider is not ["KEY", var secret])
            throw new OptionException($"option '--signature-provider' of {parts[0]}: provider '{(provider.Length == 2 ? provider[0] : "")}' is not supported, KEY and KEOSD are");
        try
        {
            return Of(Matching(parts[0], secret));
        }
        catch (FormatException)
        {
            throw new OptionException($"option '--signature-provider' of {parts[0]}: it is no pair of a public key and its private key");
        }
    }

    private static (PublicKey, Func<Checksum256, Signature>) ReadKeosd(string key, string url, TimeSpan timeout)
    {
        try
        {
            var parsed = PublicKey.Parse(key);
            var keosd = new KeosdSigner(url, timeout);
            return (parsed, digest => keosd.Sign(parsed, digest));
        }
        catch (FormatException e)
        {
            throw new OptionException($"option '--signature-provider' of {key}: {e.Message}");
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
