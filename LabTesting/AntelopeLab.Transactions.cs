using System.Security.Cryptography;
using System.Text.Json;
using Antelope;
using Antelope.Abi;
using Antelope.Api;
using Antelope.Chain;
using Antelope.Json;
using Antelope.Serialization;
using Action = Antelope.Chain.Action;

namespace LabTesting;

public sealed partial class AntelopeLab
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(60);
    private static readonly Name Eosio = "eosio";

    /// <summary>Calls an action of a contract by its ABI and returns when the first node has executed it.</summary>
    /// <param name="contract">The account with the contract.</param>
    /// <param name="action">The action's name.</param>
    /// <param name="data">Its data as an object that serializes to the ABI's JSON: <c>new { from = "useraaaaaaaa", … }</c>.</param>
    /// <param name="actor">Whose active permission signs.</param>
    /// <param name="cancellation">Ends the call.</param>
    /// <exception cref="ChainApiException">The chain refused it; the error is nodeos's.</exception>
    /// <exception cref="AbiException">The data does not fit the ABI.</exception>
    public async Task<TransactionResult> PushAsync(Name contract, Name action, object data, Name actor, CancellationToken cancellation = default)
    {
        var abi = new AbiSerializer(await Chain.GetAbiAsync(contract, cancellation) ?? throw new AntelopeLabException($"{contract} has no ABI"));
        var type = abi.ActionType(action) ?? throw new AntelopeLabException($"the ABI of {contract} has no action {action}");
        var encoded = abi.Encode(type, JsonSerializer.SerializeToElement(data).ToVariant());
        return await PushAsync([new Action(contract, action, [ActiveOf(actor)], encoded)], cancellation);
    }

    /// <summary>Signs actions, in one transaction, with the keys of their actors and sends them to the first node.</summary>
    /// <exception cref="ChainApiException">The chain refused it; the error is nodeos's.</exception>
    public async Task<TransactionResult> PushAsync(IReadOnlyList<Action> actions, CancellationToken cancellation = default)
    {
        var info = await Chain.GetInfoAsync(cancellation);
        var transaction = TransactionBuilder.Build(info.LastIrreversibleBlockId, info.HeadBlockTime, actions, Lifetime);
        var signers = actions.SelectMany(a => a.Authorization).Select(a => Keys[a.Actor]).DistinctBy(k => k.PublicKey);
        return await Chain.PushTransactionAsync(transaction.Sign(info.ChainId, signers, CompressionType.Zlib), cancellation);
    }

    /// <summary>Makes an account with a key of its own, RAM and stakes paid by the treasury.</summary>
    /// <param name="name">12 characters, as nobody bid for a shorter one.</param>
    /// <param name="ramBytes">RAM it may use; a contract takes ten times its size.</param>
    /// <param name="stake">Tokens staked for NET and as many for CPU; null for a ten thousandth of all there are, enough for large contracts.</param>
    /// <param name="cancellation">Ends the call.</param>
    public async Task<PrivateKey> CreateAccountAsync(Name name, uint ramBytes = 1024 * 1024, Asset? stake = null, CancellationToken cancellation = default)
    {
        using var random = RandomNumberGenerator.Create();
        var key = PrivateKey.Generate(KeyType.K1, random);
        var amount = (stake ?? new Asset(_options.Issue.Amount / 10_000, CoreSymbol)).ToString();
        var authority = Authority.Of(key.PublicKey);
        var system = new AbiSerializer(await Chain.GetAbiAsync(Eosio, cancellation) ?? throw new AntelopeLabException("eosio has no ABI"));
        await PushAsync(
        [
            new NewAccount(Treasury, name, authority, authority).ToAction(ActiveOf(Treasury)),
            Call("buyrambytes", new VariantObject { { "payer", Treasury }, { "receiver", name }, { "bytes", ramBytes } }),
            Call("delegatebw", new VariantObject { { "from", Treasury }, { "receiver", name }, { "stake_net_quantity", amount }, { "stake_cpu_quantity", amount }, { "transfer", false } }),
        ], cancellation);
        Keys.Add(name, key);
        return key;

        Action Call(Name action, VariantObject data) =>
            new(Eosio, action, [ActiveOf(Treasury)], system.Encode(system.ActionType(action)!, data));
    }

    /// <summary>Gives an account a contract.</summary>
    /// <param name="account">The account; it needs RAM of ten times the code's size.</param>
    /// <param name="wasmFile">The compiled contract; its ABI is beside it, with the extension <c>.abi</c>, as JSON.</param>
    /// <param name="cancellation">Ends the call.</param>
    public async Task DeployAsync(Name account, string wasmFile, CancellationToken cancellation = default)
    {
        var code = await File.ReadAllBytesAsync(wasmFile, cancellation);
        var abi = AbiDefinition.Parse(await File.ReadAllTextAsync(Path.ChangeExtension(wasmFile, ".abi"), cancellation));
        await PushAsync(
        [
            new SetCode(account, 0, 0, code).ToAction(ActiveOf(account)),
            new SetAbi(account, Packed.Pack(abi)).ToAction(ActiveOf(account)),
        ], cancellation);
    }

    private static PermissionLevel ActiveOf(Name account) => new(account, "active");
}
