using System.Security.Cryptography;

namespace DevNode.Tests.Http;

/// <summary>The traces that a real nodeos kept of the same block log, and what it answered from them.</summary>
public sealed class TraceApiTests
{
    [Fact]
    public async Task Answers_are_the_same()
    {
        await using var node = await StartAsync();
        var recorded = GoldenAnswers.Read("trace");
        recorded.Count.ShouldBe(69);
        var differences = await GoldenAnswers.DifferencesAsync(node.Client, recorded);
        differences.ShouldBeEmpty(string.Join('\n', differences));
    }

    [Fact]
    public async Task The_files_are_the_same()
    {
        await using var node = await StartAsync();
        var traces = Path.Combine(node.Node.Configuration.Paths.DataDir, "traces");
        Directory.EnumerateFiles(traces).Order(StringComparer.Ordinal).Select(Hash).ShouldBe(
        [
            "trace_0000000000-0000010000.log 57760bb05d094b913e39c9f6341273216b629dd17da0d224615ac505072bd582",
            "trace_index_0000000000-0000010000.log 9895db7a80305478785b30e703e6c1039b126b0bbcf6278e1500cba3eb4feef8",
            "trace_trx_id_0000000000-0000010000.log 7c27825e6e2f8c25374de13493714c17aea9c1fe3c821428688969d1a41f220d",
        ]);
    }

    [Fact]
    public async Task Slices_that_irreversible_blocks_leave_behind_are_removed()
    {
        await using var node = await ApiNode.StartAsync("contract",
            "--plugin", "eosio::trace_api_plugin", "--trace-no-abis", "--trace-slice-stride", "5", "--trace-minimum-irreversible-history-blocks", "5");
        var traces = Path.Combine(node.Node.Configuration.Paths.DataDir, "traces");
        Directory.EnumerateFiles(traces, "trace_index_*").Select(Path.GetFileName).Order(StringComparer.Ordinal).First().ShouldBe("trace_index_0000000015-0000000020.log");
    }

    private static Task<ApiNode> StartAsync()
    {
        var options = new[] { "eosio", "systest", "dbtest" }.SelectMany(account => new[] { "--trace-rpc-abi", $"{account}={Golden.PathOf($"api/abis/{account}.abi.json")}" });
        return ApiNode.StartAsync("contract", [.. options, "--plugin", "eosio::trace_api_plugin"]);
    }

    private static string Hash(string file) => $"{Path.GetFileName(file)} {Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(file)))}";
}
