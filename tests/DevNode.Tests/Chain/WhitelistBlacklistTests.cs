using Antelope;
using DevNode.Chain;

namespace DevNode.Tests.Chain;

/// <summary>The lists of a node's operator: applied to what this node takes into its own blocks.</summary>
public sealed class WhitelistBlacklistTests
{
    private static readonly Name System = "eosio";

    public static TheoryData<string, ControllerConfig, string> Lists => new()
    {
        { "actor blacklist", new() { ActorBlacklist = Set(System) }, "authorizing actor(s) in transaction are on the actor blacklist: [\"eosio\"]" },
        { "actor whitelist", new() { ActorWhitelist = Set<Name>("alice") }, "authorizing actor(s) in transaction are not on the actor whitelist: [\"eosio\"]" },
        { "contract blacklist", new() { ContractBlacklist = Set(System) }, "account 'eosio' is on the contract blacklist" },
        { "contract whitelist", new() { ContractWhitelist = Set<Name>("alice") }, "account 'eosio' is not on the contract whitelist" },
        { "action blacklist", new() { ActionBlacklist = Set<(Name, Name)>((System, "newaccount")) }, "action 'eosio::newaccount' is on the action blacklist" },
        { "key blacklist", new() { KeyBlacklist = Set(ProducingChain.Key.PublicKey) }, $"public key '{ProducingChain.Key.PublicKey}' is on the key blacklist" },
    };

    [Theory]
    [MemberData(nameof(Lists))]
    public void What_is_not_allowed_is_refused_but_a_block_that_holds_it_is_not(string list, ControllerConfig config, string message)
    {
        using var careful = new ChainUnderTest(config: config, started: true);
        using var other = new ChainUnderTest(started: true);
        careful.Controller.StartBlock();
        var refused = careful.Controller.Push(careful.Controller.NewAccount("bob"));
        refused.Except.ShouldNotBeNull(list).Details[0].ShouldBe(message);
        careful.Controller.AbortBlock();

        other.Controller.Produce(1, other.Controller.NewAccount("bob"));
        careful.Controller.Receive(other.Controller.HeadBlockState);
        careful.Controller.Db.Accounts.ByName.Find("bob").ShouldNotBeNull();
    }

    private static HashSet<T> Set<T>(T item) => [item];
}
