namespace BootAgent.Tests.Boot;

public sealed class ProgramTests : IDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);
    private readonly TempDirectory _directory = new();

    [Fact]
    public async Task Without_a_plan_it_says_so_and_ends_with_2()
    {
        using var agent = new AgentProcess();

        var (code, _, errors) = await agent.EndAsync(Limit);

        code.ShouldBe(2);
        errors.ShouldContain("Boot:Plan");
    }

    [Fact]
    public async Task Missing_keys_and_contracts_are_named_together_before_anything_starts()
    {
        var plan = _directory.Write("boot.json", """
            {
              "nodes": [{"name": "eosio", "httpUrl": "http://127.0.0.1:1", "producer": "eosio"}],
              "keysFile": "keys.json", "contractsDirectory": "contracts",
              "symbol": "4,SYS", "supply": "10000000000.0000 SYS", "issue": "1000000000.0000 SYS",
              "accounts": [{"name": "alice", "stakeNet": "100000000.0000 SYS", "stakeCpu": "100000000.0000 SYS", "buyRamKbytes": 8, "transfer": true}],
              "producers": ["alice"]
            }
            """);
        using var agent = new AgentProcess($"--Boot:Plan={plan}");

        var (code, _, errors) = await agent.EndAsync(Limit);

        code.ShouldBe(2);
        errors.ShouldContain(Path.Combine(_directory.Path, "keys.json"));
        errors.ShouldContain(Path.Combine(_directory.Path, "contracts", "eosio.boot", "eosio.boot.wasm"));
        errors.ShouldContain(Path.Combine(_directory.Path, "contracts", "eosio.token", "eosio.token.abi"));
    }

    public void Dispose() => _directory.Dispose();
}
