using System.Text;
using Antelope;
using Antelope.Abi;
using Antelope.Chain;
using Antelope.Serialization;
using Bench.Network;
using Bench.Robustness;
using Action = Antelope.Chain.Action;

namespace Bench.Speed;

/// <summary>
/// Signed transactions of a chain with eosio.token and many accounts. They refer to block 1, which is the genesis's alone, so that one
/// engine gets the very bytes that the other got.
/// </summary>
internal sealed class TransferChain
{
    private const int Holders = 100;
    private const int AccountsATime = 50;
    private static readonly Name Token = "eosio.token";
    private static readonly PrivateKey[] HolderKeys = [.. Enumerable.Range(0, Holders).Select(i => PrivateKey.FromSeed(KeyType.K1, $"speed bench {i}"))];
    private readonly Checksum256 _chainId;
    private readonly Checksum256 _firstBlock;
    private readonly TimePoint _now;

    /// <param name="chainId">Id of the chain that starts with <paramref name="firstBlock"/>.</param>
    /// <param name="firstBlock">Id of block 1.</param>
    /// <param name="accounts">Accounts beside eosio and the token's, at least 100.</param>
    public TransferChain(Checksum256 chainId, Checksum256 firstBlock, int accounts)
    {
        // Not the head block's time: a node that answers before its first block tells the genesis's.
        (_chainId, _firstBlock, _now) = (chainId, firstBlock, TimePoint.From(TimeProvider.System.GetUtcNow()));
        Accounts = [.. Enumerable.Range(0, accounts).Select(AccountName)];
        Setup = [.. Prepare()];
    }

    /// <summary>Key of every account but those that transfer: each of them has its own.</summary>
    public static PrivateKey Key { get; } = PrivateKey.FromSeed(KeyType.K1, "speed bench");

    public IReadOnlyList<Name> Accounts { get; }

    /// <summary>Accounts, token and balances, to be sent in order.</summary>
    public IReadOnlyList<PackedTransaction> Setup { get; }

    /// <summary>Transfers between 100 of the accounts, no two alike: their ids and the bodies of requests.</summary>
    /// <param name="count">How many.</param>
    /// <param name="series">Makes those of one series differ from those of another.</param>
    /// <param name="wrap">Makes a body of a transaction's JSON.</param>
    public (Checksum256[] Ids, byte[][] Bodies) Transfers(int count, string series, Func<string, string> wrap)
    {
        var (ids, bodies) = (new Checksum256[count], new byte[count][]);
        Parallel.For(0, count, i =>
        {
            var transaction = Transfer(i, series);
            (ids[i], bodies[i]) = (transaction.Transaction().Id(), Encoding.UTF8.GetBytes(wrap(transaction.ToVariant().ToString())));
        });
        return (ids, bodies);
    }

    /// <summary>One of a series of transfers, no two alike.</summary>
    public PackedTransaction Transfer(int number, string series) =>
        Sign(HolderKeys[number % Holders], Transfer(Accounts[number % Holders], Accounts[(number + 1) % Holders], "0.0001 SYS", $"{series} {number}"));

    private IEnumerable<PackedTransaction> Prepare()
    {
        var owners = Accounts.Select((account, i) => (account, i < Holders ? HolderKeys[i] : Key)).Prepend((Token, Key));
        foreach (var some in owners.Chunk(AccountsATime))
            yield return Sign(Key, [.. some.Select(owner => NewAccount(owner.Item1, owner.Item2.PublicKey))]);
        var directory = Path.Combine(Repository.Contracts, Token.ToString());
        var abi = AbiDefinition.Parse(File.ReadAllText(Path.Combine(directory, $"{Token}.abi")));
        yield return Sign(Key, Signer.SetCode(Token, File.ReadAllBytes(Path.Combine(directory, $"{Token}.wasm"))), Signer.SetAbi(Token, Packed.Pack(abi)));
        yield return Sign(
            Key,
            Signer.Call(Token, "create", Token, w =>
            {
                Token.Pack(w);
                Asset.Parse("1000000000.0000 SYS").Pack(w);
            }),
            Signer.Call(Token, "issue", Token, w =>
            {
                Token.Pack(w);
                Asset.Parse("1000000.0000 SYS").Pack(w);
                w.WriteString("");
            }));
        foreach (var some in Accounts.Take(Holders).Chunk(AccountsATime))
            yield return Sign(Key, [.. some.Select(a => Transfer(Token, a, "1000.0000 SYS", "start"))]);
    }

    private PackedTransaction Sign(PrivateKey key, params IReadOnlyList<Action> actions) =>
        TransactionBuilder.Build(_firstBlock, _now, actions, TimeSpan.FromMinutes(50)).Sign(_chainId, [key]);

    private static Action Transfer(Name from, Name to, string quantity, string memo) => Signer.Call(Token, "transfer", from, w =>
    {
        from.Pack(w);
        to.Pack(w);
        Asset.Parse(quantity).Pack(w);
        w.WriteString(memo);
    });

    private static Action NewAccount(Name account, PublicKey key)
    {
        var authority = Authority.Of(key);
        return Action.Of("eosio", Antelope.Chain.NewAccount.ActionName, [new("eosio", "active")], new NewAccount("eosio", account, authority, authority));
    }

    private static Name AccountName(int number)
    {
        const string Letters = "abcdefghijklmnopqrstuvwxyz";
        return $"acc{Letters[number / 17576 % 26]}{Letters[number / 676 % 26]}{Letters[number / 26 % 26]}{Letters[number % 26]}";
    }
}
