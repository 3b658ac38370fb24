using Antelope;
using Antelope.Chain;
using Antelope.Json;
using Action = Antelope.Chain.Action;

namespace Bench.Network;

/// <summary>
/// Seeded random transactions of users on a booted chain: tokens, RAM, stakes, votes, proxies, REX, names, proposals, accounts, permissions,
/// code, delayed ones; a part of them must fail. The same seed gives the same sequence.
/// </summary>
internal sealed partial class RandomTransactions
{
    private readonly Random _random;
    private readonly ContractActions _contracts = new();
    private readonly IReadOnlyList<Name> _producers;
    private readonly List<Name> _accounts = [.. BootedNetwork.Users];
    private readonly (int Weight, string Kind, Func<RandomTransaction> Make)[] _kinds;
    private int _sequence;

    public RandomTransactions(int seed, IReadOnlyList<Name> producers)
    {
        _random = new(seed);
        _producers = producers;
        _kinds =
        [
            (30, "transfer", Transfer), (4, "overdrawn transfer", Overdrawn), (2, "wrong key", WrongKey), (2, "expired", Expired),
            (4, "several actions", Several), (3, "delayed transfer", Delayed), (1, "canceldelay", CancelUnknown), (2, "context-free", ContextFree),
            (5, "buyram", BuyRam), (4, "buyrambytes", BuyRamBytes), (4, "sellram", SellRam),
            (5, "delegatebw", Delegate), (4, "undelegatebw", Undelegate), (2, "refund", Refund),
            (5, "voteproducer", Vote), (2, "vote by proxy", VoteByProxy), (3, "regproxy", RegisterProxy), (2, "claimrewards", Claim),
            (2, "deposit", Deposit), (2, "buyrex", BuyRex), (1, "sellrex", SellRex), (1, "rentcpu", RentCpu), (1, "bidname", BidName),
            (4, "propose", Propose), (5, "approve", Approve), (3, "exec", Execute), (1, "cancel", Cancel),
            (2, "newaccount", NewAccount), (3, "updateauth", UpdateAuth), (3, "linkauth", LinkAuth), (1, "unlinkauth", UnlinkAuth), (1, "deleteauth", DeleteAuth),
            (3, "transfer by permission", TransferByPermission), (1, "setcode", SetCode), (1, "removed code", RemoveCode), (1, "bad code", BadCode),
        ];
    }

    /// <summary>The next one.</summary>
    public RandomTransaction Next()
    {
        _sequence++;
        var at = _random.Next(_kinds.Sum(k => k.Weight));
        foreach (var (weight, kind, make) in _kinds)
        {
            at -= weight;
            if (at < 0)
                return make() with { Kind = kind };
        }
        throw new InvalidOperationException("the weights have changed meanwhile");
    }

    private Name User() => _accounts[_random.Next(_accounts.Count)];

    private Name Producer() => _producers[_random.Next(_producers.Count)];

    private Asset Tokens(int max) => new(_random.Next(1, max), BootedNetwork.Symbol);

    private static RandomTransaction Of(params Action[] actions) => new("", actions);

    private Action TransferAction(Name from, Name to, Asset quantity, string permission = "active") =>
        _contracts.Call("eosio.token", "transfer", from, new() { { "from", from }, { "to", to }, { "quantity", quantity }, { "memo", $"{_sequence}" } }, permission);

    private Action System(string action, Name actor, VariantObject data) => _contracts.Call("eosio", action, actor, data);

    private RandomTransaction Transfer() => Of(TransferAction(User(), User(), Tokens(100)));

    private RandomTransaction Overdrawn() => Of(TransferAction(User(), User(), new(1_000_000_000_0000, BootedNetwork.Symbol)));

    private RandomTransaction WrongKey() => Transfer() with { Signer = SecondKey };

    private RandomTransaction Expired() => Transfer() with { Lifetime = -10 };

    private RandomTransaction Several() =>
        Of([.. Enumerable.Range(0, _random.Next(2, 6)).Select(_ => TransferAction(User(), User(), Tokens(50)))]);

    private RandomTransaction Delayed() => Transfer() with { DelaySec = (uint)_random.Next(1, 20) };

    private RandomTransaction CancelUnknown()
    {
        var user = User();
        return Of(new CancelDelay(new PermissionLevel(user, "active"), Checksum256.Hash(BitConverter.GetBytes(_sequence))).ToAction(new PermissionLevel(user, "active")));
    }

    private RandomTransaction ContextFree() =>
        Transfer() with { ContextFreeActions = [new Action(_producers[0], "nothing", [], BitConverter.GetBytes(_sequence))] };
}
