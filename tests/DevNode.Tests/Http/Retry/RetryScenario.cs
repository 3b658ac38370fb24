using System.Text.Json.Nodes;
using Antelope;
using Antelope.Chain;
using Antelope.Json;
using DevNode.Chain;
using DevNode.Tests.Chain;
using DevNode.Tests.Net;
using Action = Antelope.Chain.Action;

namespace DevNode.Tests.Http.Retry;

/// <summary>
/// send_transaction2 with retry_trx, at a node that retries and gets its blocks from a producing one. Answers by label: the status and
/// the JSON without what depends on the moment.
/// </summary>
internal sealed class RetryScenario
{
    private const string Send = "/v1/chain/send_transaction2";
    private static readonly PermissionLevel Eosio = new("eosio", "active");
    private static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(60);
    private readonly RetryNode _producer;
    private readonly RetryNode _node;
    private readonly Dictionary<string, Task<string>> _answers = [];
    private byte _last;

    private RetryScenario(RetryNode producer, RetryNode node) => (_producer, _node) = (producer, node);

    /// <param name="nodeos">The executable of both nodes; null for nodes in this process.</param>
    public static async Task<Dictionary<string, string>> RunAsync(string? nodeos)
    {
        await using var producer = await RetryNode.StartAsync(nodeos,
            "producer-name = eosio", "enable-stale-production = true", $"signature-provider = {ProducingChain.Key.PublicKey}=KEY:{ProducingChain.Key.ToWif()}");
        await using var node = await RetryNode.StartAsync(nodeos,
            $"p2p-peer-address = {producer.P2pAddress}", "transaction-retry-max-storage-size-gb = 1", "transaction-finality-status-max-storage-size-gb = 1",
            "transaction-retry-interval-sec = 2", "p2p-dedup-cache-expire-time-sec = 1");
        var scenario = new RetryScenario(producer, node);
        await Wait.Until(async () => await HeadNumAsync(node) > 3, "the first blocks", 30);
        var created = await scenario.CreateAccountAsync();
        await scenario.AskManyAsync(created);
        await Task.WhenAll(scenario._answers.Values);
        await scenario.AskWithoutPeerAsync();
        return (await Task.WhenAll(scenario._answers.Select(async a => (a.Key, await a.Value)))).ToDictionary(a => a.Key, a => a.Item2, StringComparer.Ordinal);
    }

    private async Task<PackedTransaction> CreateAccountAsync()
    {
        var authority = Authority.Of(ProducingChain.Key.PublicKey);
        var transaction = await BuildAsync([new NewAccount("eosio", "alice", authority, authority).ToAction(Eosio)]);
        await AskAsync("an account", transaction, "\"retry_trx\":true");
        return transaction;
    }

    private async Task AskManyAsync(PackedTransaction created)
    {
        foreach (var options in (string[])[
            "", "\"retry_trx\":false", "\"retry_trx\":true", "\"retry_trx\":true,\"retry_trx_num_blocks\":null",
            .. "0 1 3 65535 65538 -1 1.5 \"2\" \"x\" [] {} true".Split(' ').Select(n => $"\"retry_trx\":true,\"retry_trx_num_blocks\":{n}"),
            .. "1 0 \"true\" \"yes\" null []".Split(' ').Select(r => $"\"retry_trx\":{r},\"retry_trx_num_blocks\":1"),
            "\"retry_trx_num_blocks\":2", "\"retry_trx\":false,\"retry_trx_num_blocks\":\"x\""])
            _ = AskAsync($"note {options}", await NoteAsync(), options);
        foreach (var retry in (string[])["\"retry_trx\":true", "\"retry_trx\":true,\"return_failure_trace\":false", "\"return_failure_trace\":true"])
        {
            _ = AskAsync($"the account again {retry}", await BuildAsync(created.Transaction().Actions), retry);
            _ = AskAsync($"a duplicate {retry}", created, retry);
            _ = AskAsync($"no signature {retry}", (await NoteAsync()) with { Signatures = [] }, retry);
            _ = AskAsync($"expired {retry}", await NoteAsync(TimeSpan.FromSeconds(-2)), retry);
            _ = AskAsync($"no actions {retry}", await BuildAsync([]), retry);
            _ = AskAsync($"delayed {retry}", await BuildAsync([Note()], TimeSpan.FromSeconds(2), delay: 1), retry);
            _ = AskAsync($"expires late {retry}", await NoteAsync(TimeSpan.FromSeconds(180)), retry);
        }
        _ = AskAsync("at the producer", await NoteAsync(), "\"retry_trx\":true", _producer);
        _ = AskTextAsync("no transaction", "{\"retry_trx\":true}", _node);
        _ = AskTextAsync("an empty transaction", "{\"retry_trx\":true,\"transaction\":{}}", _node);
    }

    /// <summary>While the producer is away one expires, and the other is sent again when it is back.</summary>
    private async Task AskWithoutPeerAsync()
    {
        await PostAsync(_node, "/v1/net/disconnect", $"\"{_producer.P2pAddress}\"");
        var expiring = await NoteAsync(TimeSpan.FromSeconds(5));
        _ = AskAsync("no block took it", expiring, "\"retry_trx\":true");
        var lasting = await NoteAsync();
        _ = AskAsync("sent again", lasting, "\"retry_trx\":true,\"retry_trx_num_blocks\":1");
        foreach (var transaction in new[] { expiring, lasting })
            await Wait.Until(async () => await StateAsync(transaction) is "LOCALLY_APPLIED" or "FAILED", "the transaction");
        // Before it has expired a peer that is back would be sent it again.
        var expiration = DateTimeOffset.FromUnixTimeSeconds(expiring.Transaction().Expiration.Seconds);
        await Wait.Until(() => TimeProvider.System.GetUtcNow() > expiration, "its expiration");
        await PostAsync(_node, "/v1/net/connect", $"\"{_producer.P2pAddress}\"");
    }

    private async Task<string?> StateAsync(PackedTransaction transaction) =>
        (string?)JsonNode.Parse(await PostAsync(_node, "/v1/chain/get_transaction_status", $"{{\"id\":\"{transaction.Transaction().Id()}\"}}"))!["state"];

    private Action Note() => new("alice", "note", [Eosio], [++_last]);
    private Task<PackedTransaction> NoteAsync(TimeSpan? lifetime = null) => BuildAsync([Note()], lifetime);

    private async Task<PackedTransaction> BuildAsync(IReadOnlyList<Action> actions, TimeSpan? lifetime = null, uint delay = 0)
    {
        var info = JsonNode.Parse(await PostAsync(_node, "/v1/chain/get_info", ""))!;
        var built = TransactionBuilder.Build(
            Checksum256.Parse((string)info["last_irreversible_block_id"]!), TimePoint.Parse((string)info["head_block_time"]!), actions, lifetime ?? Lifetime);
        return (built with { DelaySec = delay }).Sign(ChainUnderTest.Genesis.ComputeChainId(), [ProducingChain.Key]);
    }

    private Task<string> AskAsync(string label, PackedTransaction transaction, string options, RetryNode? node = null) =>
        AskTextAsync(label, $"{{{(options.Length == 0 ? "" : options + ",")}\"transaction\":{JsonText.Write(transaction.ToVariant())}}}", node ?? _node);

    private Task<string> AskTextAsync(string label, string body, RetryNode node) => _answers[label] = AnswerAsync(node, body);

    private static async Task<string> AnswerAsync(RetryNode node, string body)
    {
        using var response = await node.Http.PostAsync(Send, new StringContent(body));
        return $"{(int)response.StatusCode} {RetryAnswers.Mask(await response.Content.ReadAsStringAsync())}";
    }

    private static async Task<uint> HeadNumAsync(RetryNode node) => (uint)JsonNode.Parse(await PostAsync(node, "/v1/chain/get_info", ""))!["head_block_num"]!;

    private static async Task<string> PostAsync(RetryNode node, string path, string body)
    {
        using var response = await node.Http.PostAsync(path, new StringContent(body));
        return await response.Content.ReadAsStringAsync();
    }
}
