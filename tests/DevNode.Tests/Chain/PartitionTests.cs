using Antelope;
using Antelope.Chain;
using DevNode.Chain;

namespace DevNode.Tests.Chain;

/// <summary>Networks that fall apart and come together end on one chain with every transaction.</summary>
public sealed class PartitionTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Partitions_heal_to_one_chain_and_lose_no_transaction(int seed)
    {
        const int Nodes = 5;
        var random = new Random(seed);
        using var network = new SimulatedNetwork(Nodes, 1);
        var accounts = new List<Name>();
        for (var round = 0; round < 4; round++)
        {
            var partition = Enumerable.Range(0, Nodes).Select(_ => random.Next(2)).ToArray();
            for (var slot = random.Next(10, 50); slot > 0; slot--)
            {
                if (random.Next(5) == 0)
                    accounts.Add(Create(network.Peers[random.Next(Nodes)], accounts.Count));
                network.Step(i => partition[i]);
            }
            for (var slot = random.Next(1, 30); slot > 0; slot--)
                network.Step();
        }
        network.ForkSwitches.ShouldBeGreaterThan(0);
        for (var slot = 0; slot < 3 * Nodes * Config.ProducerRepetitions; slot++)
            network.Step();

        Same(network, c => c.HeadBlockId);
        Same(network, c => c.LastIrreversibleBlockId);
        Same(network, c => c.CalculateIntegrityHash());
        var chain = network.Peers[0].Chain;
        accounts.Where(a => chain.Db.Accounts.ByName.Find(a) is null).ShouldBeEmpty();
        network.Peers.ShouldAllBe(p => p.Waiting.Count == 0);
        var received = Enumerable.Range(2, (int)chain.HeadBlockNum - 1).SelectMany(n => chain.FetchBlockByNumber((uint)n)!.Transactions).Count();
        received.ShouldBe(accounts.Count + network.SetupTransactions, "every transaction once");
    }

    [Fact]
    public void A_minority_makes_nothing_irreversible_and_gives_way()
    {
        using var network = new SimulatedNetwork(4, 1);
        var lib = network.Peers[0].Chain.LastIrreversibleBlockNum;
        for (var slot = 0; slot < 5 * 4 * Config.ProducerRepetitions; slot++)
            network.Step(i => i == 0 ? 0 : 1);
        var (minority, majority) = (network.Peers[0].Chain, network.Peers[1].Chain);
        majority.LastIrreversibleBlockNum.ShouldBeGreaterThan(lib + 60);
        minority.LastIrreversibleBlockNum.ShouldBeLessThan(lib + 50);
        var irreversible = majority.LastIrreversibleBlockNum;
        network.Step();
        for (var slot = 0; slot < 4 * Config.ProducerRepetitions; slot++)
            network.Step();
        minority.GetBlockIdForNum(irreversible).ShouldBe(majority.GetBlockIdForNum(irreversible));
        Same(network, c => c.HeadBlockId);
    }

    [Fact]
    public void A_schedule_of_21_producers_makes_full_rounds()
    {
        using var network = new SimulatedNetwork(3, 7);
        const int Round = 21 * Config.ProducerRepetitions;
        var first = network.Peers[0].Chain.HeadBlockNum;
        for (var slot = 0; slot < 3 * Round; slot++)
            network.Step();
        var chain = network.Peers[0].Chain;
        chain.HeadBlockNum.ShouldBe(first + 3 * Round, "no slot is missed");
        Enumerable.Range((int)first + 1, 3 * Round).GroupBy(n => chain.FetchBlockByNumber((uint)n)!.Header.Producer).Select(g => g.Count())
            .ShouldBe(Enumerable.Repeat(3 * Config.ProducerRepetitions, 21));
        // Two thirds of the producers propose, then as many confirm: nodeos's distance for 21 producers.
        (chain.HeadBlockNum - chain.LastIrreversibleBlockNum).ShouldBeInRange(14u * 2 * Config.ProducerRepetitions - 24, 14u * 2 * Config.ProducerRepetitions + 24);
        Same(network, c => c.CalculateIntegrityHash());
    }

    private static Name Create(SimulatedNetwork.Peer peer, int number)
    {
        Name name = $"user{(char)('a' + number / 26)}{(char)('a' + number % 26)}";
        var authority = Authority.Of(ProducingChain.Key.PublicKey);
        peer.Waiting.Add(peer.Sign(new NewAccount("eosio", name, authority, authority).ToAction(new PermissionLevel("eosio", "active"))));
        return name;
    }

    private static void Same<T>(SimulatedNetwork network, Func<Controller, T> value) =>
        network.Peers.Select(p => value(p.Chain)).Distinct().ShouldHaveSingleItem();
}
