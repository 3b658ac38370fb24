using Antelope;
using Antelope.Abi;
using Antelope.Api;
using Antelope.Chain;
using Antelope.Json;
using Antelope.Serialization;
using BootAgent.Contracts;
using BootAgent.Sending;
using BootAgent.Tests.Boot;
using Action = Antelope.Chain.Action;

namespace BootAgent.Tests.Contracts;

/// <summary>A chain with eosio.msig: sends it actions by its ABI and reads its tables. Every account has eosio's key.</summary>
internal sealed class MsigChain : IDisposable
{
    private static readonly AbiSerializer Abi = new(
        Packed.Unpack<AbiDefinition>(ContractSet.ReadDirectory(Repository.Contracts)[ContractSet.Msig].Abi));

    private readonly HttpClient _http;
    private readonly ChainClient _api;
    private int _sent;

    public MsigChain(NodeNetwork.Node node)
    {
        _http = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{node.HttpPort}") };
        _api = new ChainClient(_http);
    }

    /// <summary>Data of exec.</summary>
    public static VariantObject Exec(string proposer, string name, string executer) =>
        new() { { "proposer", proposer }, { "proposal_name", name }, { "executer", executer } };

    /// <summary>Data of cancel.</summary>
    public static VariantObject Cancel(string proposer, string name, string canceler) =>
        new() { { "proposer", proposer }, { "proposal_name", name }, { "canceler", canceler } };

    /// <summary>Data of approve and unapprove.</summary>
    public static VariantObject Level(string proposer, string name, string actor, string? proposalHash = null)
    {
        var data = new VariantObject { { "proposer", proposer }, { "proposal_name", name }, { "level", Active(actor) } };
        return proposalHash is null ? data : data.Add("proposal_hash", proposalHash);
    }

    /// <summary>Data of propose: bob and carol hand their active permissions to each other.</summary>
    public VariantObject Proposal(string proposer, string name, params string[] requested)
    {
        var transaction = new Transaction
        {
            Expiration = TimePointSec.From(TimePoint.From(TimeProvider.System.GetUtcNow()) + TimeSpan.FromMinutes(10)),
            Actions = [HandOver("bob", "carol"), HandOver("carol", "bob")],
        };
        return new VariantObject
        {
            { "proposer", proposer }, { "proposal_name", name },
            { "requested", Variant.Array(requested, actor => Active(actor)) },
            { "trx", transaction.ToVariant() },
        };
    }

    /// <summary>Sends an action to eosio.msig.</summary>
    public async Task Send(string actor, string action, VariantObject data)
    {
        var info = await _api.GetInfoAsync();
        Name name = action;
        var call = new Action("eosio.msig", name, [new PermissionLevel(actor, "active")], Abi.Encode(Abi.ActionType(name)!, data));
        // Another lifetime each time, so that the same action again is another transaction.
        var transaction = TransactionBuilder.Build(info.LastIrreversibleBlockId, info.HeadBlockTime, [call], TimeSpan.FromSeconds(60 + ++_sent));
        await _api.SendTransactionAsync(transaction.Sign(info.ChainId, [NodeNetwork.Key("eosio")]));
    }

    /// <summary>Sends an action that is to fail with a message.</summary>
    public async Task Refuse(string actor, string action, VariantObject data, string message) =>
        (await Should.ThrowAsync<ChainApiException>(() => Send(actor, action, data))).Message.ShouldContain(message);

    /// <summary>Rows of alice's scope.</summary>
    public async Task<IReadOnlyList<Variant>> Rows(string table) =>
        (await _api.GetTableRowsAsync(new TableRowsRequest("eosio.msig", "alice", table))).Rows;

    /// <summary>The only row of alice's scope.</summary>
    public async Task<Variant> Row(string table) => (await Rows(table)).ShouldHaveSingleItem();

    /// <summary>Who alone holds an account's active permission.</summary>
    public async Task<string> HolderOf(string account) =>
        (await _api.GetAccountAsync(account))!.Permissions.Single(permission => permission.Name == "active")
            .RequiredAuth.Accounts.ShouldHaveSingleItem().Permission.ToString();

    /// <summary>Waits for the block after the head.</summary>
    public async Task NextBlock()
    {
        var head = (await _api.GetInfoAsync()).HeadBlockNum;
        await new Waiter(TimeProvider.System).UntilAsync($"block {head + 1}", TimeSpan.FromSeconds(20), async token =>
        {
            var info = await _api.GetInfoAsync(token);
            return Sight.If(info.HeadBlockNum > head, $"head {info.HeadBlockNum}");
        }, default);
    }

    public void Dispose() => _http.Dispose();

    private static VariantObject Active(string actor) => new() { { "actor", actor }, { "permission", "active" } };

    private static Action HandOver(string account, string holder) =>
        new UpdateAuth(account, "active", "owner", Authority.Of(new PermissionLevel(holder, "active")))
            .ToAction(new PermissionLevel(account, "active"));
}
