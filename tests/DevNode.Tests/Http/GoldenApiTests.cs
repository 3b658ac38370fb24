namespace DevNode.Tests.Http;

/// <summary>What a real nodeos answered on the same chain.</summary>
public sealed class GoldenApiTests : IClassFixture<GoldenApiTests.ContractNode>
{
    private readonly HttpClient _client;

    public GoldenApiTests(ContractNode node) => _client = node.Client;

    public sealed class ContractNode : IAsyncLifetime
    {
        private ApiNode _node = null!;
        public HttpClient Client => _node.Client;
        public async Task InitializeAsync() => _node = await ApiNode.StartAsync("contract", "--max-transaction-time", "500");
        public async Task DisposeAsync() => await _node.DisposeAsync();
    }

    [Theory]
    [InlineData("chain")]
    [InlineData("net")]
    [InlineData("producer")]
    [InlineData("http")]
    public async Task Answers_are_the_same(string file)
    {
        var differences = await GoldenAnswers.DifferencesAsync(_client, GoldenAnswers.Read(file));
        differences.ShouldBeEmpty(string.Join('\n', differences));
    }
}
