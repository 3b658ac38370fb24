using System.Net;
using System.Text.Json.Nodes;
using Antelope;
using Antelope.Chain;
using DevNode.Chain;
using DevNode.Tests.Chain;
using DevNode.Tests.Net;
using DevNode.Tests.Wasm.Differential;

namespace DevNode.Tests.Http;

public sealed class StateApiTests
{
    [Fact]
    public async Task The_integrity_hash_is_that_of_nodeos()
    {
        await using var node = await ApiNode.StartAsync("contract");
        var answer = await PostAsync(node, "/v1/producer/get_integrity_hash");
        ((string)answer["integrity_hash"]!).ShouldBe(GoldenChain.IntegrityHash("contract", 24));
    }

    [Fact]
    public async Task With_read_mode_irreversible_a_snapshot_is_there_at_once_and_only_once()
    {
        await using var node = await ApiNode.StartAsync("empty", "--read-mode", "irreversible");
        var info = await PostAsync(node, "/v1/chain/get_info");
        var answer = await PostAsync(node, "/v1/producer/create_snapshot");
        ((string)answer["head_block_id"]!).ShouldBe((string)info["head_block_id"]!);
        var snapshot = new SnapshotFile(File.ReadAllBytes((string)answer["snapshot_name"]!));
        using var chain = new ChainUnderTest();
        chain.Controller.Startup(snapshot);
        chain.Controller.HeadBlockId.ToString().ShouldBe((string)info["head_block_id"]!);
        using var again = await node.Client.PostAsync("/v1/producer/create_snapshot", null);
        again.StatusCode.ShouldBe(HttpStatusCode.InternalServerError);
        (await again.Content.ReadAsStringAsync()).ShouldContain("snapshot_exists_exception");
    }

    /// <summary>nodeos looks at what waits when a block gets irreversible, so that one of a head that is so already waits for the next.</summary>
    [Fact]
    public async Task A_snapshot_of_an_irreversible_head_waits_for_the_next_irreversible_block()
    {
        var key = PrivateKey.FromSeed(KeyType.K1, "antelope golden test key K1 eosio");
        await using var node = await ApiNode.StartAsync(
            "empty", "--enable-stale-production", "--producer-name", "eosio", "--signature-provider", $"{key.PublicKey}=KEY:{key.ToWif()}");
        var info = await PostAsync(node, "/v1/chain/get_info");
        info["last_irreversible_block_num"]!.GetValue<uint>().ShouldBe(info["head_block_num"]!.GetValue<uint>());
        var answer = PostAsync(node, "/v1/producer/create_snapshot");
        var snapshots = Path.Combine(node.DataDirectory, "snapshots");
        await Wait.Until(() => File.Exists(Path.Combine(snapshots, $".pending-snapshot-{info["head_block_id"]}.bin")), "the snapshot that waits");
        answer.IsCompleted.ShouldBeFalse();
        await PostAsync(node, "/v1/producer/resume");
        ((string)(await answer)["head_block_id"]!).ShouldBe((string)info["head_block_id"]!);
        Directory.GetFiles(snapshots, ".*").ShouldBeEmpty();
    }

    [Fact]
    public async Task Transactions_need_a_node_that_accepts_them()
    {
        await using var node = await ApiNode.StartAsync("empty", "--api-accept-transactions", "0");
        using var response = await node.Client.PostAsync("/v1/chain/send_transaction", new StringContent("{\"signatures\":[]}"));
        (await response.Content.ReadAsStringAsync()).ShouldContain("Not allowed, node has api-accept-transactions = false");
    }

    [Fact]
    public async Task What_is_held_against_an_account_subjectively_is_shown()
    {
        await using var node = await ApiNode.StartAsync("contract", new RecordedMoment(), "--disable-subjective-billing", "0", "--disable-subjective-api-billing", "0");
        await RecordedMoment.ProduceAsync(node);
        (await HeldAsync()).ShouldBe(0);
        var authority = Authority.Of(CaseMaterial.Key.PublicKey);
        var existing = new NewAccount("eosio", "eosio", authority, authority).ToAction(new PermissionLevel("eosio", "active"));
        var transaction = await node.Node.Chain.RunAsync(c =>
            TransactionBuilder.Build(c.HeadBlockId, c.HeadBlockTime, [existing], TimeSpan.FromMinutes(1)).Sign(c.ChainId, [CaseMaterial.Key]));
        await Should.ThrowAsync<ChainException>(
            () => node.Node.Producer.PushTransactionAsync(transaction, persistUntilExpired: true, readOnly: false, returnFailureTrace: false).WaitAsync(TimeSpan.FromSeconds(20)));
        (await HeldAsync()).ShouldBeGreaterThan(0);

        async Task<long> HeldAsync() =>
            (long)(await PostAsync(node, "/v1/chain/get_account", """{"account_name":"eosio"}"""))["subjective_cpu_bill_limit"]!["used"]!;
    }

    private static async Task<JsonNode> PostAsync(ApiNode node, string path, string? body = null)
    {
        using var response = await node.Client.PostAsync(path, body is null ? null : new StringContent(body));
        return JsonNode.Parse(await response.Content.ReadAsStringAsync())!;
    }
}
