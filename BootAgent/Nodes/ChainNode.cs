using System.Net.Http.Json;
using System.Text.Json;
using BootAgent.Plan;

namespace BootAgent.Nodes;

/// <summary>One node's HTTP API, in nodeos's words.</summary>
public sealed partial class ChainNode(PlannedNode node, HttpClient http)
{
    private const int MostAttempts = 5;

    /// <summary>Name of the node.</summary>
    public string Name => node.Name;

    /// <summary>The producer it makes blocks for, if any.</summary>
    public Antelope.Name? Producer => node.Producer;

    /// <inheritdoc/>
    public override string ToString() => $"{node.Name} ({node.HttpUrl})";

    /// <summary>A question, asked again when a busy node did not finish its answer in the time it allows itself.</summary>
    private async Task<JsonElement> AskAsync(string path, object? body, CancellationToken cancellation)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await PostAsync(path, body, cancellation);
            }
            catch (NodeException exception) when (ErrorCodes.IsAnswerTooSlow(exception.Error) && attempt < MostAttempts)
            {
            }
        }
    }

    private async Task<JsonElement> PostAsync(string path, object? body, CancellationToken cancellation)
    {
        using var content = body is null ? null : JsonContent.Create(body);
        if (content is not null)
        {
            await content.LoadIntoBufferAsync(cancellation); // nodeos wants a Content-Length
        }
        using var response = await http.PostAsync(new Uri(node.HttpUrl, path), content, cancellation);
        var text = await response.Content.ReadAsStringAsync(cancellation);
        if (response.IsSuccessStatusCode)
        {
            return JsonDocument.Parse(text).RootElement;
        }
        throw new NodeException(node.Name, path, (int)response.StatusCode, ReadError(text));
    }

    private static NodeError ReadError(string text)
    {
        try
        {
            var error = JsonDocument.Parse(text).RootElement.GetProperty("error");
            var details = error.GetProperty("details").EnumerateArray().Select(detail => detail.GetProperty("message").GetString() ?? "");
            return new NodeError(
                error.GetProperty("code").GetInt64(), error.GetProperty("name").GetString() ?? "",
                error.GetProperty("what").GetString() ?? "", [.. details]);
        }
        catch (Exception exception) when (exception is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return new NodeError(0, "unreadable", "the answer is not an error of nodeos", [text.Length > 200 ? text[..200] : text]);
        }
    }
}
