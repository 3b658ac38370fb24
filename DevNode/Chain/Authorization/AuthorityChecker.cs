using Antelope;
using Antelope.Chain;

namespace DevNode.Chain;

/// <summary>Whether provided keys, permissions and a delay satisfy authorities (nodeos authority_checker.hpp).</summary>
public sealed class AuthorityChecker
{
    private enum CacheStatus
    {
        BeingEvaluated,
        Unsatisfied,
        Satisfied,
    }

    private readonly Func<PermissionLevel, Authority> _permissionToAuthority;
    private readonly ushort _recursionDepthLimit;
    private readonly PublicKey[] _providedKeys;
    private readonly PermissionLevel[] _providedPermissions;
    private bool[] _usedKeys;
    private long _providedDelay;

    /// <param name="permissionToAuthority">Authority of a permission; throws permission_query_exception when it does not exist.</param>
    /// <param name="providedDelay">Microseconds.</param>
    public AuthorityChecker(
        Func<PermissionLevel, Authority> permissionToAuthority,
        ushort recursionDepthLimit,
        IEnumerable<PublicKey> providedKeys,
        IEnumerable<PermissionLevel> providedPermissions,
        long providedDelay)
    {
        (_permissionToAuthority, _recursionDepthLimit, _providedDelay) = (permissionToAuthority, recursionDepthLimit, providedDelay);
        _providedKeys = [.. providedKeys];
        if (_providedKeys.Length > 1)
            _providedKeys = [.. _providedKeys.Distinct().Order()];
        _providedPermissions = [.. providedPermissions];
        _usedKeys = new bool[_providedKeys.Length];
    }

    public bool AllKeysUsed => !_usedKeys.Contains(false);
    public IEnumerable<PublicKey> UsedKeys => _providedKeys.Where((_, i) => _usedKeys[i]);
    public IEnumerable<PublicKey> UnusedKeys => _providedKeys.Where((_, i) => !_usedKeys[i]);

    /// <summary>Whether a permission is satisfied under another delay (microseconds).</summary>
    public bool Satisfied(PermissionLevel permission, long overrideProvidedDelay)
    {
        var delay = _providedDelay;
        _providedDelay = overrideProvidedDelay;
        try
        {
            return Satisfied(permission);
        }
        finally
        {
            _providedDelay = delay;
        }
    }

    /// <summary>Whether a permission is satisfied.</summary>
    public bool Satisfied(PermissionLevel permission) => Weight(new(permission, 1), NewCache(), 0) > 0;

    /// <summary>Whether an authority, of a permission or not, is satisfied.</summary>
    public bool Satisfied(Authority authority) => Satisfied(authority, NewCache(), 0);

    private Dictionary<PermissionLevel, CacheStatus> NewCache()
    {
        var cache = new Dictionary<PermissionLevel, CacheStatus>();
        foreach (var level in _providedPermissions)
            cache[level] = CacheStatus.Satisfied;
        return cache;
    }

    /// <summary>Tries the factors from the highest weight down: waits, then keys, then accounts among equals; keys of a failed try stay unused.</summary>
    private bool Satisfied(Authority authority, Dictionary<PermissionLevel, CacheStatus> cache, int depth)
    {
        var usedBefore = (bool[])_usedKeys.Clone();
        uint total = 0;
        foreach (var factor in Factors(authority))
        {
            total += factor switch
            {
                WaitWeight wait => _providedDelay >= wait.WaitSec * 1_000_000L ? wait.Weight : 0u,
                KeyWeight key => Weight(key),
                _ => Weight((PermissionLevelWeight)factor, cache, depth),
            };
            if (total >= authority.Threshold)
                return true;
        }
        _usedKeys = usedBefore;
        return false;
    }

    /// <summary>In the order in which they are tried; most authorities are one key.</summary>
    private static IEnumerable<object> Factors(Authority authority)
    {
        if (authority is { Keys.Count: 1, Accounts.Count: 0, Waits.Count: 0 })
            return [authority.Keys[0]];
        var factors = new List<(ushort Weight, int Priority, object Factor)>();
        factors.AddRange(authority.Accounts.Select(factor => (factor.Weight, 1, (object)factor)));
        factors.AddRange(authority.Keys.Select(factor => (factor.Weight, 2, (object)factor)));
        factors.AddRange(authority.Waits.Select(factor => (factor.Weight, 3, (object)factor)));
        return factors.OrderByDescending(f => f.Weight).ThenByDescending(f => f.Priority).Select(f => f.Factor);
    }

    private uint Weight(KeyWeight factor)
    {
        var index = Array.IndexOf(_providedKeys, factor.Key);
        if (index < 0)
            return 0;
        _usedKeys[index] = true;
        return factor.Weight;
    }

    private uint Weight(PermissionLevelWeight factor, Dictionary<PermissionLevel, CacheStatus> cache, int depth)
    {
        var level = factor.Permission;
        if (cache.TryGetValue(level, out var status) || cache.TryGetValue(level with { Permission = default }, out status))
            return status == CacheStatus.Satisfied ? factor.Weight : 0u;
        if (depth >= _recursionDepthLimit)
            return 0;
        Authority authority;
        try
        {
            authority = _permissionToAuthority(level);
        }
        catch (ChainException e) when (e.Is(ChainErrors.PermissionQueryException))
        {
            return 0;
        }
        cache[level] = CacheStatus.BeingEvaluated;
        var satisfied = Satisfied(authority, cache, depth + 1);
        cache[level] = satisfied ? CacheStatus.Satisfied : CacheStatus.Unsatisfied;
        return satisfied ? factor.Weight : 0u;
    }
}
