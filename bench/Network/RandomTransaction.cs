using Antelope;
using Antelope.Chain;
using Action = Antelope.Chain.Action;

namespace Bench.Network;

/// <summary>What to send: actions, the key that signs, the delay, and how the transaction is spoilt.</summary>
internal sealed record RandomTransaction(string Kind, IReadOnlyList<Action> Actions)
{
    public PrivateKey Signer { get; init; } = BootedNetwork.Key;

    /// <summary>Seconds until it is executed as a scheduled transaction.</summary>
    public uint DelaySec { get; init; }
    public IReadOnlyList<Action> ContextFreeActions { get; init; } = [];

    /// <summary>Seconds from the head's time to its expiration; negative for one that is expired.</summary>
    public int Lifetime { get; init; } = 120;
}
