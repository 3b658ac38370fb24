using Antelope;
using Antelope.Chain;
using DevNode.Chain;

namespace DevNode.Hosting;

/// <summary>
/// CPU time in microseconds that this node holds against accounts for transactions that are in no block (yet): those that failed or
/// expired decay over a window, those that may still get into a block count in full (nodeos subjective_billing.hpp).
/// </summary>
internal sealed class SubjectiveBilling(SubjectiveSettings settings)
{
    private const int IntervalMs = 5000;
    private readonly Dictionary<Name, Account> _accounts = [];
    private readonly Dictionary<Name, long> _inPendingBlock = [];
    private readonly Dictionary<Checksum256, Entry> _transactions = [];
    private readonly PriorityQueue<Checksum256, TimePoint> _byExpiry = new();
    private readonly uint _window = settings.DecayMinutes * 60_000 / IntervalMs;

    private sealed record Entry(Name Account, long Bill);

    private sealed class Account
    {
        public long Pending;
        private uint _lastOrdinal;
        private UInt128 _value;

        public ulong ExpiredAt(uint ordinal, uint window) => (ulong)UsageAccumulatorMath.DivideCeil(ValueAt(ordinal, window), Config.RateLimitingPrecision);

        public void AddExpired(long units, uint ordinal, uint window)
        {
            if (_lastOrdinal < ordinal)
                (_value, _lastOrdinal) = (ValueAt(ordinal, window), ordinal);
            _value = UInt128.Min(_value + (UInt128)units * Config.RateLimitingPrecision, ulong.MaxValue);
        }

        private UInt128 ValueAt(uint ordinal, uint window)
        {
            if (_lastOrdinal >= ordinal)
                return _value;
            return (ulong)_lastOrdinal + window > ordinal ? _value * (window - (ordinal - _lastOrdinal)) / window : 0;
        }
    }

    /// <summary>True when nothing is held against the account, by the options.</summary>
    public bool IsDisabledFor(Name account) => settings.IsDisabled || settings.FreeAccounts.Contains(account);

    /// <summary>What is held against the account, without what the pending block bills it anyway.</summary>
    public long BillOf(Name account, TimePoint now)
    {
        if (IsDisabledFor(account) || !_accounts.TryGetValue(account, out var a))
            return 0;
        return a.Pending - _inPendingBlock.GetValueOrDefault(account) + (long)a.ExpiredAt(OrdinalOf(now), _window);
    }

    /// <summary>A transaction was executed and may still get into a block; <paramref name="inPendingBlock"/> while the pending block has its effects.</summary>
    public void Bill(Checksum256 id, TimePointSec expiration, Name account, long elapsedUs, bool inPendingBlock)
    {
        var bill = Math.Max(0, elapsedUs);
        if (IsDisabledFor(account) || !_transactions.TryAdd(id, new(account, bill)))
            return;
        _byExpiry.Enqueue(id, expiration.ToTimePoint());
        Of(account).Pending += bill;
        if (inPendingBlock)
            _inPendingBlock[account] = _inPendingBlock.GetValueOrDefault(account) + bill;
    }

    /// <summary>A transaction failed.</summary>
    public void BillFailure(Name account, long elapsedUs, TimePoint now)
    {
        if (!IsDisabledFor(account))
            Of(account).AddExpired(Math.Max(0, elapsedUs), OrdinalOf(now), _window);
    }

    public void OnAbortedBlock() => _inPendingBlock.Clear();

    /// <summary>The transactions of a block are billed by the chain now.</summary>
    public void OnBlock(SignedBlock block)
    {
        if (_transactions.Count == 0)
            return;
        foreach (var packed in block.Transactions.Select(r => r.Transaction).OfType<PackedTransaction>())
        {
            if (_transactions.Remove(packed.Transaction().Id(), out var entry))
                Of(entry.Account).Pending -= entry.Bill;
        }
    }

    /// <summary>Transactions that expired go over into what decays.</summary>
    public void RemoveExpired(TimePoint pendingBlockTime, TimePoint now)
    {
        while (_byExpiry.TryPeek(out var id, out var expiry) && expiry <= pendingBlockTime)
        {
            _byExpiry.Dequeue();
            if (!_transactions.Remove(id, out var entry))
                continue;
            Of(entry.Account).Pending -= entry.Bill;
            Of(entry.Account).AddExpired(entry.Bill, OrdinalOf(now), _window);
        }
        if (_transactions.Count > 0)
            return;
        foreach (var gone in _accounts.Where(a => a.Value.Pending == 0 && a.Value.ExpiredAt(OrdinalOf(now), _window) == 0).Select(a => a.Key).ToList())
            _accounts.Remove(gone);
    }

    private Account Of(Name account) => _accounts.TryGetValue(account, out var a) ? a : _accounts[account] = new();

    private static uint OrdinalOf(TimePoint time) => (uint)(time.Microseconds / (1000L * IntervalMs));
}
