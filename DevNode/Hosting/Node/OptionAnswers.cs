using System.Reflection;

namespace DevNode.Hosting;

/// <summary>Options that are answered with a text instead of a running node.</summary>
internal static class OptionAnswers
{
    /// <summary>The text, or null when a node is to run.</summary>
    public static string? Find(OptionValues values) =>
        values.Bool("help") ? OptionHelp.Help()
        : values.Bool("version") || values.Bool("full-version") ? Version
        : values.Bool("print-default-config") ? OptionHelp.DefaultConfig()
        : values.Bool("print-build-info") ? $"{{\"runtime\": \"{System.Runtime.InteropServices.RuntimeInformation.FrameworkDescription}\"}}"
        : null;

    /// <summary>The node's version.</summary>
    private static string Version =>
        $"v{typeof(OptionAnswers).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion}";
}
