using Antelope;
using Antelope.Abi;
using Antelope.Api;
using Antelope.Serialization;
using Action = Antelope.Chain.Action;

namespace Bench.Robustness;

/// <summary>eosio.token with a few users who transfer to each other, some times a second, through whichever nodes answer.</summary>
internal sealed class TokenLoad : IAsyncDisposable
{
    private static readonly Name Contract = "eosio.token";
    private static readonly Name[] Users = ["usera", "userb", "userc", "userd"];
    private readonly CancellationTokenSource _over = new();
    private Task _run = Task.CompletedTask;

    /// <summary>Transfers a node accepted.</summary>
    public int Accepted { get; private set; }

    /// <summary>Creates accounts and token.</summary>
    public static async Task PrepareAsync(Signer signer)
    {
        var directory = Path.Combine(Repository.Contracts, Contract.ToString());
        var abi = AbiDefinition.Parse(await File.ReadAllTextAsync(Path.Combine(directory, $"{Contract}.abi")));
        await signer.InsistAsync("users", [Signer.NewAccount(Contract), .. Users.Select(Signer.NewAccount)]);
        await signer.InsistAsync("the token's code",
            Signer.SetCode(Contract, await File.ReadAllBytesAsync(Path.Combine(directory, $"{Contract}.wasm"))), Signer.SetAbi(Contract, Packed.Pack(abi)));
        await signer.InsistAsync("the token",
        [
            Signer.Call(Contract, "create", Contract, w =>
            {
                Users[0].Pack(w);
                Asset.Parse("1000000000.0000 SYS").Pack(w);
            }),
            Signer.Call(Contract, "issue", Users[0], w =>
            {
                Users[0].Pack(w);
                Asset.Parse("1000000.0000 SYS").Pack(w);
                w.WriteString("");
            }),
            .. Users.Skip(1).Select(u => Transfer(Users[0], u, "100000.0000 SYS", "start")),
        ]);
    }

    /// <summary>Begins to send <paramref name="perSecond"/> transfers to nodes in turn.</summary>
    public void Start(IReadOnlyList<DevNodeProcess> nodes, int perSecond, int seed) => _run = Task.Run(() => RunAsync(nodes, perSecond, new Random(seed)));

    /// <summary>All balances on a node in the token's smallest unit; they sum to the supply.</summary>
    public static async Task<long> SumOfBalancesAsync(DevNodeProcess node)
    {
        long sum = 0;
        foreach (var user in Users)
            sum += (await node.Api.GetCurrencyBalanceAsync(Contract, user)).Sum(b => b.Amount);
        return sum;
    }

    public async ValueTask DisposeAsync()
    {
        await _over.CancelAsync();
        await _run;
        _over.Dispose();
    }

    private async Task RunAsync(IReadOnlyList<DevNodeProcess> nodes, int perSecond, Random random)
    {
        var next = 0;
        var signer = new Signer(() => nodes[next % nodes.Count]);
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(1.0 / perSecond), TimeProvider.System);
        try
        {
            for (; await timer.WaitForNextTickAsync(_over.Token); next++)
            {
                var from = random.Next(Users.Length);
                try
                {
                    await signer.SendAsync(Transfer(Users[from], Users[(from + 1) % Users.Length], "0.0001 SYS", $"transfer {next}"));
                    Accepted++;
                }
                catch (Exception e) when (e is ChainApiException or HttpRequestException or TaskCanceledException)
                {
                    // The node is away or on a fork: the next one may take the next transfer.
                }
            }
        }
        catch (OperationCanceledException)
        {
            // The run is over.
        }
    }

    private static Action Transfer(Name from, Name to, string quantity, string memo) => Signer.Call(Contract, "transfer", from, w =>
    {
        from.Pack(w);
        to.Pack(w);
        Asset.Parse(quantity).Pack(w);
        w.WriteString(memo);
    });
}
