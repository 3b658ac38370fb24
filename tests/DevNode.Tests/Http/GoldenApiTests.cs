using System.Text.Json.Nodes;

namespace DevNode.Tests.Http;

/// <summary>Every request of the recorded session, in its order, on the same chain at the same time.</summary>
public sealed class GoldenApiTests : IClassFixture<GoldenApiTests.RecordedNode>
{
    /// <summary>Requests whose answers are not compared, each with its reason.</summary>
    private static readonly Dictionary<string, string> Exceptions = new()
    {
        ["/v1/producer/create_snapshot"] = "answered by the next block, which nobody makes here; StateApiTests has it",
    };

    private readonly HttpClient _client;

    public GoldenApiTests(RecordedNode node) => _client = node.Client;

    public sealed class RecordedNode : IAsyncLifetime
    {
        private ApiNode _node = null!;
        public HttpClient Client => _node.Client;

        public async Task InitializeAsync()
        {
            _node = await ApiNode.StartAsync("contract", new RecordedMoment(),
                "--max-transaction-time", "500", "--http-max-response-time-ms", "1000", "--p2p-max-nodes-per-host", "10",
                "--chain-state-db-size-mb", "256", "--transaction-finality-status-max-storage-size-gb", "1", "--contracts-console");
            (await RecordedMoment.ProduceAsync(_node)).ToString().ShouldBe("0000001b3e5b1d651c33731a249d78f2ebd42b1dc7fa9219a4800c45afc2159d");
        }

        public async Task DisposeAsync() => await _node.DisposeAsync();
    }

    /// <summary>The sessions follow each other: what one changes the next one shows.</summary>
    [Fact]
    public async Task Answers_are_the_same()
    {
        var chain = Read("chain", 210);
        var blacklisted = chain.Where(r => ((string?)r["label"])?.EndsWith("blacklist", StringComparison.Ordinal) == true).ToList();
        blacklisted.Count.ShouldBe(2);
        await CompareAsync([.. Read("http", 22), .. Read("tables", 112), .. chain.Except(blacklisted)]);
        await SetBlacklistsAsync("""{"action_blacklist":[["dbtest","ilife"]],"actor_blacklist":["bob"]}""");
        await CompareAsync(blacklisted);
        await SetBlacklistsAsync("""{"action_blacklist":[],"actor_blacklist":[]}""");
        await CompareAsync([.. Read("producer", 52), .. Read("net", 20), .. Read("db_size", 5)]);
    }

    /// <summary>trace has TraceApiTests, native-failures FailureAnswerTests.</summary>
    [Fact]
    public void No_recording_is_left_out() =>
        Directory.EnumerateFiles(Golden.PathOf("api"), "*.json.gz").Select(f => Path.GetFileName(f)[..^".json.gz".Length]).Order(StringComparer.Ordinal)
            .ShouldBe(["chain", "db_size", "http", "native-failures", "native-failures-verbose", "net", "producer", "tables", "trace"]);

    private async Task CompareAsync(List<JsonNode> requests)
    {
        var differences = await GoldenAnswers.DifferencesAsync(_client, requests);
        differences.ShouldBeEmpty(string.Join('\n', differences));
    }

    private async Task SetBlacklistsAsync(string lists) =>
        (await _client.PostAsync("/v1/producer/set_whitelist_blacklist", new StringContent(lists))).EnsureSuccessStatusCode().Dispose();

    private static List<JsonNode> Read(string file, int count)
    {
        var recorded = GoldenAnswers.Read(file);
        recorded.Count.ShouldBe(count);
        return [.. recorded.Where(r => r["raw_request"] is null && !Exceptions.ContainsKey((string)r["path"]!))];
    }
}
