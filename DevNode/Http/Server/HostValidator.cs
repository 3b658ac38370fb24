using System.Text.RegularExpressions;

namespace DevNode.Http;

/// <summary>Which Host headers are ours: against other sites' scripts in a browser (nodeos host_is_valid).</summary>
internal sealed partial class HostValidator
{
    private readonly HttpSettings _settings;
    private readonly HashSet<string> _valid;

    public HostValidator(HttpSettings settings)
    {
        _settings = settings;
        _valid = [.. settings.Aliases];
        _valid.Add(settings.ServerAddress);
        _valid.Add(settings.SecureServerAddress);
    }

    [GeneratedRegex("[^:]:[0-9]+$")]
    private static partial Regex HasPort();

    /// <summary>True when the header names this endpoint or an alias; one without port stands for 80, with TLS 443; a missing one is never valid.</summary>
    public bool IsValid(string host, string localAddress, bool isSecure)
    {
        if (host.Length == 0)
            return false;
        if (!_settings.ValidateHost)
            return true;
        var withPort = HasPort().IsMatch(host) ? host : isSecure ? $"{host}:443" : $"{host}:80";
        return withPort == localAddress || _valid.Contains(withPort);
    }
}
