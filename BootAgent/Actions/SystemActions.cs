using Antelope;
using Antelope.Serialization;
using BootAgent.Plan;
using Action = Antelope.Chain.Action;

namespace BootAgent.Actions;

/// <summary>Actions of the system contract (eosio.system), and eosio.boot's activate.</summary>
internal static class SystemActions
{
    private static readonly Name Eosio = SystemAccounts.Eosio;

    /// <summary>Activates a protocol feature in the next block.</summary>
    public static Action Activate(Checksum256 featureDigest) =>
        Call.By(Eosio, Eosio, "activate", data => featureDigest.Pack(data));

    /// <summary>Makes an account privileged.</summary>
    public static Action SetPrivileged(Name account) =>
        Call.By(Eosio, Eosio, "setpriv", data =>
        {
            account.Pack(data);
            data.WriteUInt8(1);
        });

    /// <summary>Ties the system contract to its core token.</summary>
    public static Action Init(Symbol core) =>
        Call.By(Eosio, Eosio, "init", data =>
        {
            data.WriteVarUInt32(0); // version
            core.Pack(data);
        });

    /// <summary>RAM for a price or by size.</summary>
    public static Action BuyRam(Name payer, Name receiver, RamPurchase ram) =>
        Call.By(payer, Eosio, ram.Bytes is null ? "buyram" : "buyrambytes", data =>
        {
            payer.Pack(data);
            receiver.Pack(data);
            if (ram.Bytes is { } bytes)
            {
                data.WriteUInt32(bytes);
            }
            else
            {
                ram.Price!.Value.Pack(data);
            }
        });

    /// <summary>Stakes tokens for an account.</summary>
    public static Action DelegateBandwidth(Name from, Name receiver, Asset net, Asset cpu, bool transfer) =>
        Call.By(from, Eosio, "delegatebw", data =>
        {
            from.Pack(data);
            receiver.Pack(data);
            net.Pack(data);
            cpu.Pack(data);
            data.WriteBool(transfer);
        });

    /// <summary>Makes an account a producer whose blocks the key signs.</summary>
    public static Action RegisterProducer(Name producer, PublicKey key, string url) =>
        Call.By(producer, Eosio, "regproducer", data =>
        {
            producer.Pack(data);
            key.Pack(data);
            data.WriteString(url);
            data.WriteUInt16(0); // location
        });

    /// <summary>Votes for producers.</summary>
    public static Action Vote(Name voter, IReadOnlyList<Name> producers) =>
        Call.By(voter, Eosio, "voteproducer", data => WriteVote(data, voter, default, producers));

    /// <summary>Delegates one's vote to a proxy.</summary>
    public static Action VoteByProxy(Name voter, Name proxy) =>
        Call.By(voter, Eosio, "voteproducer", data => WriteVote(data, voter, proxy, []));

    /// <summary>Makes an account a proxy.</summary>
    public static Action RegisterProxy(Name proxy) =>
        Call.By(proxy, Eosio, "regproxy", data =>
        {
            proxy.Pack(data);
            data.WriteBool(true);
        });

    /// <summary>Pays a producer what it has earned.</summary>
    public static Action ClaimRewards(Name owner) => Call.By(owner, Eosio, "claimrewards", data => owner.Pack(data));

    private static void WriteVote(PackWriter data, Name voter, Name proxy, IReadOnlyList<Name> producers)
    {
        voter.Pack(data);
        proxy.Pack(data);
        data.WriteArray(producers);
    }
}
