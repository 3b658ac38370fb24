using System.Diagnostics.CodeAnalysis;
using Antelope;

namespace LabTesting;

/// <summary>A private key for each account of a test's chain. It is a test's key, made for this chain alone.</summary>
public sealed class AccountKeys
{
    private readonly Dictionary<Name, PrivateKey> _keys = [];

    /// <summary>The key of the account's owner and active permissions.</summary>
    /// <exception cref="KeyNotFoundException">The lab does not know the account.</exception>
    public PrivateKey this[Name account] => TryGet(account, out var key) ? key : throw new KeyNotFoundException($"the lab has no key of {account}");

    public bool TryGet(Name account, [MaybeNullWhen(false)] out PrivateKey key)
    {
        lock (_keys)
            return _keys.TryGetValue(account, out key);
    }

    /// <summary>Lets the lab sign for an account that a test made by itself.</summary>
    public void Add(Name account, PrivateKey key)
    {
        lock (_keys)
            _keys[account] = key;
    }
}
