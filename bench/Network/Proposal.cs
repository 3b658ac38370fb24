using Antelope;
using Antelope.Chain;
using Antelope.Json;
using Action = Antelope.Chain.Action;

namespace Bench.Network;

/// <summary>A proposal of eosio.msig that one account must approve, and the actions on it.</summary>
internal sealed record Proposal(ContractActions Contracts, Name Proposer, Name ProposalName, Name Approver)
{
    private static readonly Name Msig = "eosio.msig";

    /// <summary>Proposes one action, which does not expire.</summary>
    public Action Propose(Action action)
    {
        var proposed = new Transaction { Expiration = new(uint.MaxValue), Actions = [action] };
        return Call("propose", Proposer, ("requested", Variant.Array([Approver], a => Level(a))), ("trx", proposed.ToVariant()));
    }

    public Action Approve() => Call("approve", Approver, ("level", Level(Approver)));

    public Action Execute(Name executer) => Call("exec", executer, ("executer", executer));

    public Action Cancel() => Call("cancel", Proposer, ("canceler", Proposer));

    private Action Call(string action, Name actor, params ReadOnlySpan<(string Name, Variant Value)> more)
    {
        var data = new VariantObject { { "proposer", Proposer }, { "proposal_name", ProposalName } };
        foreach (var (name, value) in more)
            data.Add(name, value);
        return Contracts.Call(Msig.ToString(), action, actor, data);
    }

    private static Variant Level(Name account) => new VariantObject { { "actor", account }, { "permission", "active" } };
}
