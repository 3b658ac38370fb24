namespace AppHost.Configuration;

/// <summary>The lab cannot be started as it is configured; every error is named with its place, for example <c>Lab:Nodes:2:HttpPort</c>.</summary>
public sealed class LabConfigurationException(IReadOnlyList<string> errors) : Exception(string.Join(Environment.NewLine, errors))
{
    public IReadOnlyList<string> Errors { get; } = errors;
}
