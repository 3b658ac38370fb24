using Antelope;
using Antelope.Api;
using LabTesting;

namespace Containers.Tests;

/// <summary>What a contract developer's test gets.</summary>
[Collection(FourProducers.Name)]
public sealed class BootedLabTests(FourProducers fixture)
{
    [SkippableFact]
    public async Task The_elected_producers_make_the_blocks_and_eosio_has_resigned()
    {
        var lab = fixture.Lab;

        var schedule = await lab.Chain.GetProducerScheduleAsync();
        schedule.Active!.Producers.Select(p => p.ProducerName).ShouldBe(lab.Nodes.Skip(1).Select(n => n.Producer));
        var eosio = await lab.Chain.GetAccountAsync("eosio");
        eosio!.Permissions.ShouldAllBe(p => p.RequiredAuth.Keys.Count == 0);
        (await lab.Chain.GetInfoAsync()).ChainId.ShouldBe(lab.ChainId);
    }

    [SkippableFact]
    public async Task Users_spend_their_tokens_and_a_refusal_is_nodeoss()
    {
        var lab = fixture.Lab;
        var (from, to) = (lab.Users[0], lab.Users[1]);
        var before = (await lab.Chain.GetCurrencyBalanceAsync("eosio.token", to))[0];

        await lab.PushAsync("eosio.token", "transfer", new { from = from.ToString(), to = to.ToString(), quantity = "1.5000 SYS", memo = "" }, from);
        (await lab.Chain.GetCurrencyBalanceAsync("eosio.token", to))[0].Amount.ShouldBe(before.Amount + 15000);

        var refused = await Should.ThrowAsync<ChainApiException>(() =>
            lab.PushAsync("eosio.token", "transfer", new { from = from.ToString(), to = to.ToString(), quantity = "0.0000 SYS", memo = "" }, from));
        refused.Message.ShouldContain("must transfer positive quantity");
    }

    [SkippableFact]
    public async Task A_new_account_gets_a_contract_and_its_actions_run()
    {
        var lab = fixture.Lab;
        Name account = "contractacct";
        await lab.CreateAccountAsync(account);
        await lab.DeployAsync(account, Path.Combine(SystemContracts.Directory, "eosio.token", "eosio.token.wasm"));

        await lab.PushAsync(account, "create", new { issuer = account.ToString(), maximum_supply = "1000.00 TST" }, account);
        await lab.PushAsync(account, "issue", new { to = account.ToString(), quantity = "10.00 TST", memo = "" }, account);
        (await lab.Chain.GetCurrencyBalanceAsync(account, account))[0].ToString().ShouldBe("10.00 TST");
    }
}
