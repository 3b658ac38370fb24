using Antelope;
using Antelope.Chain;
using Antelope.Json;

namespace Bench.Network;

/// <content>Accounts, permissions, code, proposals.</content>
internal sealed partial class RandomTransactions
{
    private static readonly PrivateKey SecondKey = PrivateKey.FromSeed(KeyType.R1, "network bench second key");
    private readonly byte[] _wasm = File.ReadAllBytes(ContractActions.FileOf("eosio.boot", "wasm"));
    private readonly List<Proposal> _proposals = [];

    private RandomTransaction NewAccount()
    {
        var (creator, name) = (User(), (Name)$"n{Base32(_sequence)}");
        var (owner, active) = (Authority.Of(BootedNetwork.Key.PublicKey), Authority.Of(new PermissionLevel(creator, "active")));
        _accounts.Add(name);
        return Of(
            new NewAccount(creator, name, owner, _random.Next(2) == 0 ? owner : active).ToAction(Active(creator)),
            System("buyrambytes", creator, new() { { "payer", creator }, { "receiver", name }, { "bytes", 4096U } }),
            System("delegatebw", creator, new()
            {
                { "from", creator }, { "receiver", name }, { "stake_net_quantity", Tokens(500) }, { "stake_cpu_quantity", Tokens(500) }, { "transfer", true },
            }));
    }

    private RandomTransaction UpdateAuth()
    {
        var user = User();
        return Of(new UpdateAuth(user, "pay", "active", _random.Next(2) == 0
            ? Authority.Of(SecondKey.PublicKey)
            : new(2, [new(SecondKey.PublicKey, 2)], [new(new PermissionLevel(User(), "active"), 1)], [new(5, 1)])).ToAction(Active(user)));
    }

    private RandomTransaction LinkAuth()
    {
        var user = User();
        return Of(new LinkAuth(user, "eosio.token", _random.Next(3) == 0 ? default : (Name)"transfer", "pay").ToAction(Active(user)));
    }

    private RandomTransaction UnlinkAuth()
    {
        var user = User();
        return Of(new UnlinkAuth(user, "eosio.token", "transfer").ToAction(Active(user)));
    }

    private RandomTransaction DeleteAuth()
    {
        var user = User();
        return Of(new DeleteAuth(user, "pay").ToAction(Active(user)));
    }

    private RandomTransaction TransferByPermission() => Of(TransferAction(User(), User(), Tokens(50), "pay")) with { Signer = SecondKey };

    /// <summary>Code that answers every notification of this account by running; RAM for it is bought first.</summary>
    private RandomTransaction SetCode()
    {
        var user = BootedNetwork.Users[_random.Next(4)];
        return Of(
            System("buyrambytes", user, new() { { "payer", user }, { "receiver", user }, { "bytes", (uint)_wasm.Length * 10 } }),
            new SetCode(user, 0, 0, _wasm).ToAction(Active(user)),
            new SetAbi(user, BitConverter.GetBytes(_sequence)).ToAction(Active(user)));
    }

    private RandomTransaction RemoveCode()
    {
        var user = BootedNetwork.Users[_random.Next(4)];
        return Of(new SetCode(user, 0, 0, []).ToAction(Active(user)));
    }

    private RandomTransaction BadCode()
    {
        var (user, bytes) = (User(), (byte[])_wasm.Clone());
        bytes[_random.Next(8, bytes.Length)] ^= 0x55;
        return Of(new SetCode(user, 0, 0, bytes[..Math.Min(bytes.Length, 1000)]).ToAction(Active(user)));
    }

    private RandomTransaction Propose()
    {
        var (proposer, approver) = (User(), User());
        var proposal = new Proposal(_contracts, proposer, $"p{Base32(_sequence)}", approver);
        _proposals.Add(proposal);
        return Of(proposal.Propose(TransferAction(approver, proposer, Tokens(20))));
    }

    private RandomTransaction Approve() => WithProposal(p => p.Approve());

    private RandomTransaction Execute() => WithProposal(p => p.Execute(User()));

    private RandomTransaction Cancel() => WithProposal(p => p.Cancel());

    /// <summary>Of the latest few: their approval, execution and cancelling meet.</summary>
    private RandomTransaction WithProposal(Func<Proposal, Antelope.Chain.Action> make) =>
        _proposals.Count == 0 ? Propose() : Of(make(_proposals[^_random.Next(1, Math.Min(_proposals.Count, 4) + 1)]));

    private static PermissionLevel Active(Name account) => new(account, "active");

    /// <summary>Eleven characters of a name.</summary>
    internal static string Base32(int number)
    {
        const string Digits = "12345abcdefghijklmnopqrstuvwxyz";
        var text = new char[11];
        for (var i = text.Length - 1; i >= 0; i--, number /= Digits.Length)
            text[i] = Digits[number % Digits.Length];
        return new(text);
    }
}
