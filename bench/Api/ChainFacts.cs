using System.Text.Json.Nodes;

namespace Bench.Api;

/// <summary>What requests about a chain can name: read from its blocks and ABIs.</summary>
internal sealed class ChainFacts
{
    private readonly Dictionary<string, SortedSet<string>> _values = new(StringComparer.Ordinal);

    /// <summary>Values under the names of parameters: account, table, action, block id, …, without order of discovery.</summary>
    public IReadOnlyList<string> this[string kind] => _values.TryGetValue(kind, out var values) ? [.. values] : [];

    /// <summary>Whole transactions as get_block shows them, packed and expanded.</summary>
    public List<string> Transactions { get; } = [];
    public uint HeadBlockNum { get; private set; }

    public static async Task<ChainFacts> ReadAsync(ApiEngine engine, CancellationToken cancellation)
    {
        var facts = new ChainFacts();
        var info = JsonNode.Parse((await engine.AskAsync("/v1/chain/get_info", [], cancellation)).Text)!;
        facts.HeadBlockNum = (uint)info["head_block_num"]!;
        for (var number = 1U; number <= Math.Min(facts.HeadBlockNum, 500); number++)
        {
            var block = JsonNode.Parse((await engine.AskAsync("/v1/chain/get_block", Body($"{{\"block_num_or_id\":{number}}}"), cancellation)).Text)!;
            facts.Add("block", (string)block["id"]!);
            foreach (var receipt in block["transactions"]!.AsArray())
                if (receipt!["trx"] is JsonObject trx)
                    facts.Transactions.Add(trx.ToJsonString());
            facts.Collect(block);
        }
        foreach (var account in facts["account"].ToList())
            await facts.AddAbiAsync(engine, account, cancellation);
        return facts;
    }

    private async Task AddAbiAsync(ApiEngine engine, string account, CancellationToken cancellation)
    {
        var abi = JsonNode.Parse((await engine.AskAsync("/v1/chain/get_abi", Body($"{{\"account_name\":\"{account}\"}}"), cancellation)).Text)?["abi"];
        foreach (var table in abi?["tables"]?.AsArray() ?? [])
            Add("table", (string)table!["name"]!);
        foreach (var action in abi?["actions"]?.AsArray() ?? [])
            Add("action", (string)action!["name"]!);
        if (abi is not null)
            Add("contract", account);
    }

    private void Collect(JsonNode? node)
    {
        foreach (var item in node as JsonArray ?? [])
            Collect(item);
        foreach (var (name, value) in node as JsonObject ?? [])
        {
            Collect(value);
            if (value is JsonValue && value.GetValueKind() == System.Text.Json.JsonValueKind.String)
                Sort(name, (string)value!);
        }
    }

    private void Sort(string name, string value)
    {
        switch (name)
        {
            case "account" or "actor" or "producer" or "creator" or "from" or "to":
                Add("account", value);
                break;
            case "name" when value.Length <= 12:
                Add("action", value);
                Add("account", value);
                break;
            case "key" or "id" or "hex_data":
                Add(name, value);
                break;
        }
    }

    private void Add(string kind, string value)
    {
        if (!_values.TryGetValue(kind, out var values))
            _values[kind] = values = new(StringComparer.Ordinal);
        values.Add(value);
    }

    private static byte[] Body(string json) => System.Text.Encoding.UTF8.GetBytes(json);
}
