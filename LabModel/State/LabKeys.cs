using System.Globalization;
using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;
using Antelope;

namespace LabModel.State;

/// <summary>A pair of keys of each account, in keys.json, mode 0600.</summary>
public sealed class LabKeys
{
    private static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web) { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private readonly Dictionary<string, KeyPair> _accounts;

    private LabKeys(Dictionary<string, KeyPair> accounts) => _accounts = accounts;

    public KeyPair this[Name account] => _accounts[account.ToString()];

    /// <summary>Reads the keys of a lab and makes those that are missing: from the seed when one is configured, else random.</summary>
    /// <exception cref="LabConfigurationException">The file's keys are not those of the configured seed.</exception>
    public static LabKeys ReadOrMake(LabDirectory directory, LabOptions lab)
    {
        var accounts = File.Exists(directory.Keys)
            ? JsonSerializer.Deserialize<KeysDocument>(File.ReadAllText(directory.Keys), Format)!.Accounts
            : [];
        var eosio = Accounts(lab).First();
        if (lab.Seed is { } seed && accounts.TryGetValue(eosio, out var known) && known != Make(eosio, seed))
            throw new LabConfigurationException([$"Lab:Seed: the keys in {directory.Keys} are not those of seed {seed}; --clean starts from scratch"]);
        var keys = new LabKeys(accounts);
        if (keys.MakeMissing(lab))
            PrivateFile.Write(directory.Keys, keys.Text());
        return keys;
    }

    /// <summary>Makes the keys of a lab without a directory: from the seed when one is configured, else random.</summary>
    public static LabKeys Make(LabOptions lab)
    {
        var keys = new LabKeys([]);
        keys.MakeMissing(lab);
        return keys;
    }

    /// <summary>Every account with its keys.</summary>
    public IEnumerable<(Name Account, KeyPair Keys)> All => _accounts.Select(a => (Name.Parse(a.Key), a.Value));

    /// <summary>What keys.json has, private keys included.</summary>
    public string Text() => JsonSerializer.Serialize(new KeysDocument(_accounts), Format);

    private bool MakeMissing(LabOptions lab)
    {
        var missing = Accounts(lab).Where(a => !_accounts.ContainsKey(a)).Distinct().ToList();
        foreach (var account in missing)
            _accounts.Add(account, Make(account, lab.Seed));
        return missing.Count > 0;
    }

    private static IEnumerable<string> Accounts(LabOptions lab) =>
        lab.Nodes.Select(n => n.Producer.ToString()).Concat(lab.Accounts.Select(a => a.Name.ToString())).Concat(UserNames.First(lab.Users));

    private static KeyPair Make(string account, int? seed)
    {
        using var random = RandomNumberGenerator.Create();
        var key = seed is { } value
            ? PrivateKey.FromSeed(KeyType.K1, string.Create(CultureInfo.InvariantCulture, $"{value}:{account}"))
            : PrivateKey.Generate(KeyType.K1, random);
        return new(key.PublicKey.ToString(), key.ToWif());
    }

    private sealed record KeysDocument(Dictionary<string, KeyPair> Accounts);
}

/// <summary>A public key, <c>EOS…</c>, and its private key in wallet import format.</summary>
public sealed record KeyPair(string PublicKey, string PrivateKey)
{
    /// <summary>nodeos's <c>signature-provider</c>; it contains the private key.</summary>
    public string SignatureProvider => $"{PublicKey}=KEY:{PrivateKey}";

    public override string ToString() => PublicKey; // a private key is never printed
}
