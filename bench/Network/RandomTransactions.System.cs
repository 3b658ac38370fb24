using Antelope;
using Antelope.Json;

namespace Bench.Network;

/// <content>RAM, stakes, votes, REX, names.</content>
internal sealed partial class RandomTransactions
{
    private RandomTransaction BuyRam()
    {
        var user = User();
        return Of(System("buyram", user, new() { { "payer", user }, { "receiver", User() }, { "quant", Tokens(500) } }));
    }

    private RandomTransaction BuyRamBytes()
    {
        var user = User();
        return Of(System("buyrambytes", user, new() { { "payer", user }, { "receiver", user }, { "bytes", (uint)_random.Next(100, 4000) } }));
    }

    private RandomTransaction SellRam()
    {
        var user = User();
        return Of(System("sellram", user, new() { { "account", user }, { "bytes", (long)_random.Next(1, 3000) } }));
    }

    private RandomTransaction Delegate()
    {
        var user = User();
        return Of(System("delegatebw", user, new()
        {
            { "from", user }, { "receiver", User() }, { "stake_net_quantity", Tokens(100) }, { "stake_cpu_quantity", Tokens(100) }, { "transfer", _random.Next(4) == 0 },
        }));
    }

    private RandomTransaction Undelegate()
    {
        var user = User();
        return Of(System("undelegatebw", user, new()
        {
            { "from", user }, { "receiver", _random.Next(3) == 0 ? User() : user }, { "unstake_net_quantity", Tokens(1000) }, { "unstake_cpu_quantity", Tokens(1000) },
        }));
    }

    private RandomTransaction Refund()
    {
        var user = User();
        return Of(System("refund", user, new() { { "owner", user } }));
    }

    /// <summary>The five producers stay elected: nobody else is registered.</summary>
    private RandomTransaction Vote()
    {
        var user = User();
        var chosen = _producers.Where(_ => _random.Next(4) > 0).Order();
        return Of(System("voteproducer", user, new() { { "voter", user }, { "proxy", "" }, { "producers", Variant.Array(chosen, p => p) } }));
    }

    private RandomTransaction VoteByProxy()
    {
        var user = User();
        return Of(System("voteproducer", user, new() { { "voter", user }, { "proxy", User() }, { "producers", Variant.Array<Name>([], p => p) } }));
    }

    private RandomTransaction RegisterProxy()
    {
        var user = User();
        return Of(System("regproxy", user, new() { { "proxy", user }, { "isproxy", _random.Next(3) > 0 } }));
    }

    private RandomTransaction Claim()
    {
        var producer = Producer();
        return Of(System("claimrewards", producer, new() { { "owner", producer } })) with { Signer = BootedNetwork.KeyOf(producer.ToString()) };
    }

    private RandomTransaction Deposit()
    {
        var user = User();
        return Of(System("deposit", user, new() { { "owner", user }, { "amount", Tokens(2000) } }));
    }

    private RandomTransaction BuyRex()
    {
        var user = User();
        return Of(System("buyrex", user, new() { { "from", user }, { "amount", Tokens(1000) } }));
    }

    private RandomTransaction SellRex()
    {
        var user = User();
        return Of(System("sellrex", user, new() { { "from", user }, { "rex", new Asset(_random.Next(1, 100000), Symbol.Parse("4,REX")) } }));
    }

    private RandomTransaction RentCpu()
    {
        var user = User();
        return Of(System("rentcpu", user, new() { { "from", user }, { "receiver", User() }, { "loan_payment", Tokens(100) }, { "loan_fund", Tokens(10) } }));
    }

    private RandomTransaction BidName()
    {
        var user = User();
        return Of(System("bidname", user, new() { { "bidder", user }, { "newname", $"n{(char)('a' + _random.Next(3))}" }, { "bid", Tokens(1000) } }));
    }
}
