using System.Text.Json;
using Antelope;

namespace BootAgent.Plan;

/// <summary>
/// The private keys of a lab, read from a file that only its owner may read:
/// <c>{"accounts": {"eosio": {"publicKey": "EOS…", "privateKey": "5K…"}, …}}</c>. Accounts without a key of their own
/// use the key of <c>eosio</c>.
/// </summary>
public sealed class KeyRing
{
    private static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web);
    private readonly Dictionary<Name, PrivateKey> _keys;

    private KeyRing(Dictionary<Name, PrivateKey> keys) => _keys = keys;

    /// <summary>Reads the file; throws <see cref="BootPlanException"/> naming what is wrong, never the keys.</summary>
    public static KeyRing ReadFile(string path)
    {
        try
        {
            if (!OperatingSystem.IsWindows() && (File.GetUnixFileMode(path) & ~(UnixFileMode.UserRead | UnixFileMode.UserWrite)) != 0)
            {
                throw new BootPlanException([$"keysFile: {path} may be read by others; its mode should be 0600"]);
            }
            var document = JsonSerializer.Deserialize<KeysDocument>(File.ReadAllText(path), Format);
            return Read(document?.Accounts ?? [], path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new BootPlanException([$"keysFile: {exception.Message}"]);
        }
        catch (JsonException)
        {
            throw new BootPlanException([$"keysFile: {path} is not JSON of the form {{\"accounts\": {{\"eosio\": {{\"publicKey\": …, \"privateKey\": …}}}}}}"]);
        }
    }

    /// <summary>The key that signs for an account.</summary>
    public PrivateKey this[Name account] => _keys.TryGetValue(account, out var key) ? key : _keys[SystemAccounts.Eosio];

    private static KeyRing Read(Dictionary<string, KeyDocument> accounts, string path)
    {
        var errors = new PlanErrors();
        var keys = new Dictionary<Name, PrivateKey>();
        foreach (var (account, pair) in accounts)
        {
            var place = $"{path}: accounts.{account}";
            var name = errors.ReadName(place, account);
            var key = Parse(place, pair, errors);
            if (key is not null)
            {
                keys[name] = key;
            }
        }
        if (!keys.ContainsKey(SystemAccounts.Eosio))
        {
            errors.Add(path, "there is no key of eosio");
        }
        errors.ThrowIfAny();
        return new KeyRing(keys);
    }

    private static PrivateKey? Parse(string place, KeyDocument pair, PlanErrors errors)
    {
        try
        {
            var key = PrivateKey.Parse(pair.PrivateKey ?? "");
            if (pair.PublicKey is null || PublicKey.Parse(pair.PublicKey) == key.PublicKey)
            {
                return key;
            }
            errors.Add(place, $"the private key does not belong to {pair.PublicKey}");
        }
        catch (FormatException)
        {
            errors.Add(place, "not a pair of keys in text form"); // the message of the parser could hold the key
        }
        return null;
    }

    private sealed record KeysDocument(Dictionary<string, KeyDocument>? Accounts);

    private sealed record KeyDocument(string? PublicKey, string? PrivateKey);
}
