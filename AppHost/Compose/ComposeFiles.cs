using LabModel;
using Microsoft.Extensions.Configuration;

namespace AppHost.Compose;

/// <summary>The files of a lab for Compose, by name; none has a secret.</summary>
internal static class ComposeFiles
{
    /// <summary>The Compose file, the settings that its init step reads, and the variables it takes.</summary>
    /// <exception cref="LabConfigurationException">The settings are wrong, or a node has the name of another service.</exception>
    public static IReadOnlyDictionary<string, string> Make(IConfiguration settings)
    {
        var lab = LabOptionsReader.Read(settings);
        return new Dictionary<string, string>
        {
            ["docker-compose.yml"] = ComposeFile.Text(lab),
            [ComposeFile.SettingsFile] = ComposeSettings.Text(settings),
            [".env"] = $"COMPOSE_PROJECT_NAME=antelope-lab-{lab.Name.ToLowerInvariant()}\n",
        };
    }

    /// <summary>Writes them into a directory.</summary>
    public static void Write(IConfiguration settings, string directory)
    {
        var files = Make(settings);
        Directory.CreateDirectory(directory);
        foreach (var (name, text) in files)
            File.WriteAllText(Path.Combine(directory, name), text);
    }
}
