using Antelope;
using Antelope.Json;

namespace Bench.Network;

/// <summary>Transfers that nothing else in the load can make fail: once accepted by a node, each must end in the chain, whatever forks are lost.</summary>
internal sealed class SureTransfers(int seed)
{
    /// <summary>Users whose code and permissions no random transaction changes in a way that matters to a transfer.</summary>
    private const int FirstUser = 4;

    private const int LifetimeSeconds = 3500;
    private readonly Random _random = new(seed);
    private readonly ContractActions _contracts = new();
    private int _sequence;

    public RandomTransaction Next()
    {
        var (from, to) = (User(), User());
        while (to == from)
            to = User();
        return new("sure transfer", [_contracts.Call("eosio.token", "transfer", from,
            new() { { "from", from }, { "to", to }, { "quantity", new Asset(_random.Next(1, 100), BootedNetwork.Symbol) }, { "memo", $"sure {++_sequence}" } })])
        { Lifetime = LifetimeSeconds };
    }

    private Name User() => BootedNetwork.Users[_random.Next(FirstUser, BootedNetwork.Users.Count)];
}
