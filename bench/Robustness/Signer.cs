using Antelope;
using Antelope.Api;
using Antelope.Chain;
using Antelope.Serialization;
using Action = Antelope.Chain.Action;

namespace Bench.Robustness;

/// <summary>Sends actions of accounts that all have <see cref="DevNodeProcess.Key"/>.</summary>
internal sealed class Signer(Func<DevNodeProcess> node)
{
    private uint _sent;

    /// <summary>Sends a transaction; <see cref="ChainApiException"/> when it fails, <see cref="HttpRequestException"/> when the node is away.</summary>
    public async Task SendAsync(params IReadOnlyList<Action> actions)
    {
        var target = node();
        var info = await target.Api.GetInfoAsync();
        // Another lifetime each time, so that the same actions again are another transaction.
        var lifetime = TimeSpan.FromSeconds(60 + (++_sent % 3000));
        var transaction = TransactionBuilder.Build(info.LastIrreversibleBlockId, info.HeadBlockTime, actions, lifetime);
        await target.Api.SendTransactionAsync(transaction.Sign(info.ChainId, [DevNodeProcess.Key]));
    }

    /// <summary>As <see cref="SendAsync"/>, again while the machine is too slow for it, or the head is still the genesis.</summary>
    public Task InsistAsync(string what, params IReadOnlyList<Action> actions)
    {
        return Waiting.TrueAsync(what, TimeSpan.FromSeconds(30), async () =>
        {
            try
            {
                await SendAsync(actions);
                return true;
            }
            catch (ChainApiException e) when (e.Name is "tx_cpu_usage_exceeded" or "deadline_exception" or "tx_duplicate" or "expired_tx_exception")
            {
                return e.Name == "tx_duplicate";
            }
        });
    }

    /// <summary>An action whose data the callback writes, authorized by an account's active permission.</summary>
    public static Action Call(Name contract, Name action, Name actor, Action<PackWriter> data)
    {
        var writer = new PackWriter();
        data(writer);
        return new(contract, action, [new(actor, "active")], writer.ToArray());
    }

    /// <summary>eosio creates an account.</summary>
    public static Action NewAccount(Name account)
    {
        var authority = Authority.Of(DevNodeProcess.Key.PublicKey);
        return Action.Of("eosio", Antelope.Chain.NewAccount.ActionName, [new("eosio", "active")], new NewAccount("eosio", account, authority, authority));
    }

    /// <summary>The code of an account.</summary>
    public static Action SetCode(Name account, byte[] code) =>
        Action.Of("eosio", Antelope.Chain.SetCode.ActionName, [new(account, "active")], new SetCode(account, 0, 0, code));

    /// <summary>The ABI of an account.</summary>
    public static Action SetAbi(Name account, byte[] abi) =>
        Action.Of("eosio", Antelope.Chain.SetAbi.ActionName, [new(account, "active")], new SetAbi(account, abi));

    /// <summary>probe.wasm's setprods: proposes a schedule of producers with the one key.</summary>
    public static Action SetProducers(IReadOnlyList<Name> producers) =>
        Call("eosio", "setprods", "eosio", w => w.WriteArray<ProducerKey>([.. producers.Select(p => new ProducerKey(p, DevNodeProcess.Key.PublicKey))]));

    /// <summary>Code of the contract of eosio in these runs (Contracts/probe.wat).</summary>
    public static byte[] Probe => File.ReadAllBytes(Path.Combine(Repository.Root, "bench", "Robustness", "Contracts", "probe.wasm"));
}
