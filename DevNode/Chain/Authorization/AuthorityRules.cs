using Antelope;
using Antelope.Chain;
using Antelope.Serialization;

namespace DevNode.Chain;

/// <summary>Validity and RAM size of authorities (nodeos authority.hpp).</summary>
public static class AuthorityRules
{
    private const int MaxFactors = 1 << 16;

    /// <summary>True when the factors are sorted without duplicates and their weights reach the threshold, which is not 0.</summary>
    public static bool IsValid(this Authority authority)
    {
        if (authority.Keys.Count + authority.Accounts.Count + authority.Waits.Count > MaxFactors || authority.Threshold == 0)
            return false;
        uint total = 0;
        for (var i = 0; i < authority.Keys.Count; i++)
        {
            if (i > 0 && Compare(authority.Keys[i - 1], authority.Keys[i]) >= 0)
                return false;
            total += authority.Keys[i].Weight;
        }
        for (var i = 0; i < authority.Accounts.Count; i++)
        {
            if (i > 0 && authority.Accounts[i - 1].Permission.CompareTo(authority.Accounts[i].Permission) >= 0)
                return false;
            total += authority.Accounts[i].Weight;
        }
        for (var i = 0; i < authority.Waits.Count; i++)
        {
            if (authority.Waits[i].WaitSec <= (i > 0 ? authority.Waits[i - 1].WaitSec : 0))
                return false;
            total += authority.Waits[i].Weight;
        }
        return total >= authority.Threshold;
    }

    /// <summary>RAM bytes billed for the factors, each rounded up to 16.</summary>
    public static long BillableSize(this Authority authority)
    {
        long size = authority.Accounts.Count * BillableSizes.PermissionLevelWeight + authority.Waits.Count * BillableSizes.WaitWeight;
        foreach (var key in authority.Keys)
            size += BillableSizes.KeyWeight + StoredSize(key.Key);
        return size;
    }

    /// <summary>Packed as nodeos keeps it: a WebAuthn key is a text there (shared_public_key), whose length counts too.</summary>
    private static long StoredSize(PublicKey key)
    {
        if (key.Type != KeyType.WA)
            return 1 + key.Data.Length;
        var writer = new PackWriter();
        writer.WriteBytes(key.Data);
        return 1 + writer.Length;
    }

    private static int Compare(KeyWeight a, KeyWeight b) =>
        a.Key.CompareTo(b.Key) is var c && c != 0 ? c : a.Weight.CompareTo(b.Weight);
}
