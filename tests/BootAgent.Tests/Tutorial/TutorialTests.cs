using System.Net.Http.Json;
using System.Text.Json;
using Antelope.Api;
using BootAgent.Plan;
using BootAgent.Steps;
using BootAgent.Tests.Boot;

namespace BootAgent.Tests.Tutorial;

/// <summary>The commands of the tutorial "BIOS Boot Sequence" in its order, given to a network of four nodes by the real cleos.</summary>
public sealed class TutorialTests
{
    private static readonly TimeSpan ScheduleLimit = TimeSpan.FromSeconds(90);
    private static readonly string[] Producers = ["accountnum11", "accountnum12", "accountnum13"];

    [SkippableTheory]
    [InlineData(Engines.DevNode)]
    [InlineData(Engines.Nodeos)]
    public async Task Every_command_of_the_tutorial_works(string engine)
    {
        var executable = Engines.Find(engine);
        await using var network = NodeNetwork.Start(executable);
        var url = new Uri($"http://127.0.0.1:{network.Nodes[0].HttpPort}");
        using var http = new HttpClient { BaseAddress = url };
        var chain = new ChainClient(http);
        await using var cleos = await Cleos.StartAsync(url);
        await UntilAsync("the first blocks", async () => (await chain.GetInfoAsync()).HeadBlockNum > 2);

        foreach (var name in (string[])["eosio", .. Producers]) // 1.4 and 1.6
            await cleos.ImportAsync(NodeNetwork.Key(name).ToWif());
        var key = NodeNetwork.Key("eosio").PublicKey.ToString();
        foreach (var account in SystemAccounts.All.Select(name => name.ToString())) // 1.7
            await cleos.RunAsync("create", "account", "eosio", account, key);
        await SetContractAsync(cleos, "eosio.token", "eosio.token"); // 1.9
        await SetContractAsync(cleos, "eosio.msig", "eosio.msig"); // 1.10
        await cleos.RunAsync("push", "action", "eosio.token", "create", """["eosio", "10000000000.0000 SYS"]""", "-p", "eosio.token"); // 1.11
        await cleos.RunAsync("push", "action", "eosio.token", "issue", """["eosio", "1000000000.0000 SYS", "memo"]""", "-p", "eosio@active");
        await ActivateFeaturesAsync(cleos, http, chain); // 1.12
        await SetContractAsync(cleos, "eosio", "eosio.system");
        await cleos.RunAsync("push", "action", "eosio", "setpriv", """["eosio.msig", 1]""", "-p", "eosio@active"); // 2.1
        await cleos.RunAsync("push", "action", "eosio", "init", """["0", "4,SYS"]""", "-p", "eosio@active"); // 2.2
        foreach (var producer in Producers) // 2.4 and 2.5
        {
            var own = NodeNetwork.Key(producer).PublicKey.ToString();
            await cleos.RunAsync("system", "newaccount", "eosio", "--transfer", producer, own,
                "--stake-net", "100000000.0000 SYS", "--stake-cpu", "100000000.0000 SYS", "--buy-ram-kbytes", "8192");
            await cleos.RunAsync("system", "regproducer", producer, own, $"https://{producer}.example/{own}");
        }
        (await cleos.RunAsync("system", "listproducers")).ShouldContain("accountnum12"); // 2.6
        foreach (var voter in Producers) // 2.9
            await cleos.RunAsync(["system", "voteproducer", "prods", voter, .. Producers]);
        await UntilAsync("the elected schedule", async () =>
            (await chain.GetProducerScheduleAsync()).Active!.Producers.Select(p => p.ProducerName.ToString()).SequenceEqual(Producers));
        await ResignAsync(cleos, "eosio", "eosio.prods", "eosio@owner", "eosio@active"); // 3
        foreach (var account in SystemAccounts.All.Select(name => name.ToString()))
            await ResignAsync(cleos, account, "eosio", $"{account}@owner", $"{account}@active");

        var resigned = JsonSerializer.Deserialize<JsonElement>(await cleos.RunAsync("get", "account", "eosio", "--json"));
        resigned.GetProperty("permissions").EnumerateArray().Select(p => p.GetProperty("required_auth"))
            .ShouldAllBe(auth => auth.GetProperty("keys").GetArrayLength() == 0 && auth.GetProperty("accounts")[0].GetProperty("permission").GetProperty("actor").GetString() == "eosio.prods");
        (await cleos.RunAsync("get", "currency", "stats", "eosio.token", "SYS")).ShouldContain("1000000000.0000 SYS");
    }

    private static Task SetContractAsync(Cleos cleos, string account, string contract) =>
        cleos.RetryAsync("set", "contract", account, Path.Combine(Repository.Contracts, contract), $"{contract}.wasm", $"{contract}.abi", "-p", $"{account}@active");

    private static async Task ActivateFeaturesAsync(Cleos cleos, HttpClient http, ChainClient chain)
    {
        var supported = await chain.GetSupportedProtocolFeaturesAsync();
        var preactivate = supported.Single(feature => feature.CodeName == FeatureList.Preactivate).FeatureDigest;
        (await http.PostAsJsonAsync("/v1/producer/schedule_protocol_feature_activations", new { protocol_features_to_activate = new[] { preactivate.ToString() } }))
            .EnsureSuccessStatusCode(); // the tutorial's curl
        await UntilAsync("PREACTIVATE_FEATURE", async () => (await chain.GetActivatedProtocolFeaturesAsync()).Count == 1);
        await SetContractAsync(cleos, "eosio", "eosio.boot");
        var (wanted, _) = FeatureOrder.Select(FeatureList.Tutorial, supported);
        foreach (var feature in wanted.Where(feature => feature.FeatureDigest != preactivate))
            await cleos.RunAsync("push", "action", "eosio", "activate", $"[\"{feature.FeatureDigest}\"]", "-p", "eosio@active");
        await UntilAsync("all features", async () =>
        {
            var active = (await chain.GetActivatedProtocolFeaturesAsync()).Select(feature => feature.FeatureDigest).ToHashSet();
            return wanted.All(feature => active.Contains(feature.FeatureDigest));
        });
    }

    private static async Task ResignAsync(Cleos cleos, string account, string controller, string owner, string active)
    {
        foreach (var (permission, parent, signer) in new[] { ("active", "owner", active), ("owner", "", owner) })
        {
            var data = JsonSerializer.Serialize(new
            {
                account,
                permission,
                parent,
                auth = new { threshold = 1, keys = Array.Empty<string>(), waits = Array.Empty<string>(), accounts = new[] { new { weight = 1, permission = new { actor = controller, permission = "active" } } } },
            });
            await cleos.RunAsync("push", "action", "eosio", "updateauth", data, "-p", signer);
        }
    }

    private static async Task UntilAsync(string what, Func<Task<bool>> condition)
    {
        var clock = TimeProvider.System;
        for (var begin = clock.GetTimestamp(); ; await Task.Delay(TimeSpan.FromMilliseconds(200), clock))
        {
            try
            {
                if (await condition())
                    return;
            }
            catch (HttpRequestException) when (clock.GetElapsedTime(begin) < ScheduleLimit)
            {
                // The node does not answer yet.
            }
            clock.GetElapsedTime(begin).ShouldBeLessThan(ScheduleLimit, $"waited for {what}");
        }
    }
}
