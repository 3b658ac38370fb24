using System.Collections.Concurrent;
using Antelope;
using Antelope.Chain;

namespace DevNode.Chain;

/// <summary>
/// Which keys signed for whom before: a guess at who signed a transaction, which makes recovery quicker where it is right and never
/// changes what it finds. May be used by several threads.
/// </summary>
internal sealed class KnownSigners
{
    /// <summary>After so many levels all is forgotten: those who still sign are soon known again.</summary>
    private const int MaxLevels = 4096;

    /// <summary>Of so many keys multiples are kept, 4 MB.</summary>
    private const int MaxMultiples = 128;

    /// <summary>Multiples cost some recoveries: they are for keys that sign often.</summary>
    private const int SignaturesUntilMultiples = 16;

    private readonly ConcurrentDictionary<Level, Signer> _byLevel = new();
    private readonly ConcurrentDictionary<PublicKey, Signer> _signers = new();
    private int _levels, _multiples;

    /// <summary>The key that made this signature of the last transaction with the same first authorization; null for none.</summary>
    /// <param name="transaction">The transaction.</param>
    /// <param name="index">The signature's number.</param>
    public KnownKey? Expect(Transaction transaction, int index) =>
        LevelOf(transaction, index) is { } level && _byLevel.TryGetValue(level, out var signer) ? signer.Key : null;

    /// <summary>Notes who made a signature.</summary>
    public void Add(Transaction transaction, int index, PublicKey key)
    {
        if (LevelOf(transaction, index) is not { } level)
            return;
        if (!_byLevel.TryGetValue(level, out var signer) || signer.Key.Key != key)
        {
            if (Interlocked.Increment(ref _levels) > MaxLevels)
                Forget();
            _byLevel[level] = signer = _signers.GetOrAdd(key, k => new(new(k)));
        }
        if (signer.Sign() == SignaturesUntilMultiples && Interlocked.Increment(ref _multiples) <= MaxMultiples)
            signer.Key.KeepMultiples();
    }

    private void Forget()
    {
        _byLevel.Clear();
        _signers.Clear();
        (_levels, _multiples) = (0, 0);
    }

    private static Level? LevelOf(Transaction transaction, int index)
    {
        foreach (var action in transaction.Actions)
        {
            if (action.Authorization.Count > 0)
                return new(action.Authorization[0], index);
        }
        return null;
    }

    private readonly record struct Level(PermissionLevel Authorization, int Signature);

    private sealed class Signer(KnownKey key)
    {
        private int _signatures;

        public KnownKey Key { get; } = key;

        public int Sign() => Interlocked.Increment(ref _signatures);
    }
}
