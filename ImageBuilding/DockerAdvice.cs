namespace ImageBuilding;

/// <summary>Says what to do about what Docker says.</summary>
internal static class DockerAdvice
{
    /// <summary>The error's first line, and the advice where there is one.</summary>
    /// <param name="error">What <c>docker</c> printed on its standard error.</param>
    public static string For(string error)
    {
        var first = error.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).FirstOrDefault() ?? "no reason given";
        return Of(error) is { } advice ? $"{first} -> {advice}" : first;
    }

    /// <summary>The advice alone; null where there is none.</summary>
    /// <param name="error">What <c>docker</c> printed.</param>
    public static string? Of(string error)
    {
        bool Says(string words) => error.Contains(words, StringComparison.OrdinalIgnoreCase);
        var host = Environment.GetEnvironmentVariable("DOCKER_HOST");
        if (Says("no space left on device"))
            return "the engine's disk is full: docker system df shows by what, docker system prune frees what nothing uses";
        if (Says("is too new") || Says("is too old"))
            return "client and engine do not fit together: upgrade the older one, or set DOCKER_API_VERSION to the version the engine names";
        if (Says("permission denied") && (Says("daemon socket") || Says("docker.sock"))) // and not of a command in a build
            return "the socket is not yours to use: sudo usermod -aG docker $USER, and log in again";
        if (!Says("cannot connect") && !Says("no answer within") && !Says("docker host") && !Says("no such host") && !Says("connection refused") && !Says("error during connect"))
            return null;
        return string.IsNullOrEmpty(host)
            ? "start the engine: sudo systemctl start docker, or Docker Desktop"
            : $"DOCKER_HOST is {host}: is an engine there? Without the variable the local one is used";
    }
}
