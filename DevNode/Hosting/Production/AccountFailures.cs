using Antelope;
using DevNode.Chain;

namespace DevNode.Hosting;

/// <summary>Counts failed transactions of accounts in a window of blocks; who has too many is not listened to (nodeos account_failures).</summary>
internal sealed class AccountFailures(SubjectiveSettings settings)
{
    private readonly Dictionary<Name, uint> _failures = [];
    private uint _lastReset;

    public void Add(Name account) => _failures[account] = _failures.GetValueOrDefault(account) + 1;

    /// <summary>True when the account's transactions are refused until the window ends.</summary>
    public bool IsExceeded(Name account) => _failures.TryGetValue(account, out var count) && count >= settings.MaxFailures;

    /// <summary>A block with this number is the head: a window may end with it.</summary>
    public void OnHead(uint blockNum)
    {
        if (_lastReset == blockNum || blockNum % settings.FailuresWindowBlocks != 0)
            return;
        _failures.Clear();
        _lastReset = blockNum;
    }

    /// <summary>When the window ends, counted from the head.</summary>
    public TimePoint NextReset(uint headNum, TimePoint headTime) =>
        headTime + TimeSpan.FromMilliseconds((settings.FailuresWindowBlocks - headNum % settings.FailuresWindowBlocks) * BlockTimestamp.IntervalMs);
}
