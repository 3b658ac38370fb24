using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Configuration;

namespace AppHost.Compose;

/// <summary>The lab's settings as one JSON file: lab.json and what environment and command line changed.</summary>
internal static class ComposeSettings
{
    /// <summary>What is about the machine that AppHost runs on, not about the lab.</summary>
    private static readonly string[] OfTheMachine = ["ContractsDirectory", "Engine", "Images", "Isolation", "Nodeos", "StateDirectory"];

    private static readonly JsonSerializerOptions Format = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Text(IConfiguration settings)
    {
        var lab = new JsonObject();
        foreach (var setting in settings.GetSection("Lab").GetChildren().Where(s => !OfTheMachine.Contains(s.Key, StringComparer.OrdinalIgnoreCase)))
            lab[setting.Key] = Node(setting);
        return new JsonObject { ["Lab"] = lab }.ToJsonString(Format) + "\n";
    }

    private static JsonNode? Node(IConfigurationSection section)
    {
        var children = section.GetChildren().ToList();
        if (children.Count == 0)
            return section.Value is { } value ? JsonValue.Create(value) : null;
        if (children.TrueForAll(c => int.TryParse(c.Key, out _)))
            return new JsonArray([.. children.Select(Node)]);
        var result = new JsonObject();
        foreach (var child in children)
            result[child.Key] = Node(child);
        return result;
    }
}
