using System.Diagnostics;
using System.Text.Json;

namespace Lab.Tests;

/// <summary>A booted lab through other people's clients, the boot agent's pages and the terminal.</summary>
[Collection(BootedLab.Collection)]
public sealed class ClientTests(BootedLab lab)
{
    // In the source tree, where Node.js finds the npm packages.
    private static readonly string Scripts = Path.Combine(Find(AppContext.BaseDirectory), "tests", "Lab.Tests", "Clients");

    [Theory]
    [InlineData("eosjs.mjs", "accountnum12", "0.0001 SYS")]
    [InlineData("wharfkit.mjs", "accountnum13", "0.0002 SYS")]
    public async Task Transfer_table_read_and_abi_fetch(string script, string to, string quantity)
    {
        // Accounts that no other test pays: what is on its way into a block would else count or not.
        var before = await BalanceAsync(to);

        var answer = await RunAsync(script, new
        {
            url = lab.Url(1).ToString().TrimEnd('/'),
            privateKey = lab.Directory.PrivateKey("useraaaaaaaa"),
            from = "useraaaaaaaa",
            to,
            quantity,
            memo = script,
        });

        answer.GetProperty("status").GetString().ShouldBe("executed");
        answer.GetProperty("transactionId").GetString()!.Length.ShouldBe(64);
        var expected = before with { Amount = before.Amount + Antelope.Asset.Parse(quantity).Amount };
        answer.GetProperty("balance").GetString().ShouldBe(expected.ToString());
        answer.GetProperty("abiVersion").GetString().ShouldStartWith("eosio::abi/1.");
        answer.GetProperty("actions").EnumerateArray().Select(a => a.GetString()).ShouldContain("transfer");
    }

    /// <summary>newaccount, buyrambytes, delegatebw, voteproducer, and a proposal of eosio.msig that two accounts approve.</summary>
    [Theory]
    [InlineData("eosjs-system.mjs", "eosjsaccount")]
    [InlineData("wharfkit-system.mjs", "wharfkitacct")]
    public async Task System_and_msig_actions(string script, string account)
    {
        const string first = "useraaaaaaaa";
        const string second = "useraaaaaaab";

        var answer = await RunAsync(script, new
        {
            url = lab.Url(1).ToString().TrimEnd('/'),
            privateKeys = new Dictionary<string, string> { [first] = lab.Directory.PrivateKey(first), [second] = lab.Directory.PrivateKey(second) },
            from = first,
            second,
            account,
            publicKey = lab.Directory.PublicKey(first),
            producers = new[] { "accountnum11", "accountnum12" },
            quantity = "0.0003 SYS",
        });

        answer.GetProperty("approvals").EnumerateArray().Select(a => a.GetString()).Order().ShouldBe([first, second]);
        answer.GetProperty("proposalsLeft").GetInt32().ShouldBe(0);
        answer.GetProperty("balance").GetString().ShouldBe("0.0003 SYS", "the proposed transfer was executed");
        answer.GetProperty("producers").EnumerateArray().Select(p => p.GetString()).ShouldBe(["accountnum11", "accountnum12"]);
        answer.GetProperty("netWeight").GetString().ShouldBe("1.0000 SYS");
        answer.GetProperty("cpuWeight").GetString().ShouldBe("2.0000 SYS");
        (await lab.Client(2).GetAccountAsync(account)).ShouldNotBeNull().Permissions.Count.ShouldBe(2);
    }

    [Fact]
    public async Task Every_node_is_watched_after_the_boot()
    {
        var metrics = "";
        await Wait.UntilAsync("metrics of every node", TimeSpan.FromSeconds(30), async () =>
        {
            metrics = await lab.GetAsync(new Uri(lab.Directory.BootAgent, "/metrics"));
            return (new[] { "eosio", "accountnum11", "accountnum12", "accountnum13" }.All(n => metrics.Contains($"antelope_node=\"{n}\"")), metrics);
        });
        foreach (var name in new[] { "head", "irreversible", "peers", "db_used_bytes", "memory_bytes", "cpu_time_seconds_total" })
            metrics.ShouldContain($"\nantelope_node_{name}{{");
        (await lab.GetAsync(new Uri(lab.Directory.BootAgent, "/health"))).ShouldBe("Healthy");
    }

    [Fact]
    public void The_terminal_tells_what_was_chosen_and_what_to_do_next()
    {
        lab.Output.ShouldContain("Engine devnode");
        lab.Output.ShouldContain("Login to the dashboard at http://localhost:");
        lab.Output.ShouldContain($"HTTP http://127.0.0.1:{lab.Directory.HttpPorts[3]}");
        lab.Output.ShouldContain("curl http://127.0.0.1:");
    }

    [Fact]
    public void No_private_key_is_in_arguments_or_output()
    {
        var key = lab.Directory.PrivateKey("eosio");
        lab.Output.ShouldNotContain(key);
        lab.Directory.Processes().SelectMany(p => p.Arguments).ShouldNotContain(argument => argument.Contains(key));
    }

    private static string Find(string directory) =>
        File.Exists(Path.Combine(directory, "Lab.sln")) ? directory : Find(Path.GetDirectoryName(directory)!);

    /// <summary>On the node that the scripts ask; nothing for an account that never had tokens.</summary>
    private async Task<Antelope.Asset> BalanceAsync(string account)
    {
        var balances = await lab.Client(1).GetCurrencyBalanceAsync("eosio.token", account);
        return balances.Any() ? balances.Single() : Antelope.Asset.Parse("0.0000 SYS");
    }

    private static async Task<JsonElement> RunAsync(string script, object request)
    {
        var start = new ProcessStartInfo("node") { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        start.ArgumentList.Add(Path.Combine(Scripts, script));
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        await process.StandardInput.WriteAsync(JsonSerializer.Serialize(request));
        process.StandardInput.Close();
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        await process.WaitForExitAsync(limit.Token);
        process.ExitCode.ShouldBe(0, await error);
        return JsonDocument.Parse(await output).RootElement;
    }
}
