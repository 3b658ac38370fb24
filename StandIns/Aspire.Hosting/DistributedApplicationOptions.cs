namespace Aspire.Hosting;

/// <summary>How an application is built.</summary>
public sealed class DistributedApplicationOptions
{
    /// <summary>Command line; <c>--Key=value</c> and <c>--Key value</c> become configuration.</summary>
    public string[]? Args { get; set; }

    /// <summary>Assembly whose metadata names the AppHost's project; the entry assembly by default.</summary>
    public string? AssemblyName { get; set; }

    /// <summary>The AppHost's directory; from the assembly's metadata <c>apphostprojectpath</c> by default.</summary>
    public string? ProjectDirectory { get; set; }

    public bool DisableDashboard { get; set; }

    /// <summary>The name shown at the top of the dashboard.</summary>
    public string? DashboardApplicationName { get; set; }

    /// <summary>Whether the dashboard and its services may use plain HTTP; the stand-in always does, on loopback only.</summary>
    public bool AllowUnsecuredTransport { get; set; }

}

/// <summary>What the application is being run for.</summary>
public enum DistributedApplicationOperation
{
    Run = 0,
    Publish = 1,
}

/// <summary>The protocol in which telemetry is exported.</summary>
public enum OtlpProtocol
{
    Grpc = 0,
    HttpProtobuf = 1,
}

/// <summary>An error of the application itself, with a message for its user.</summary>
public class DistributedApplicationException : Exception
{
    public DistributedApplicationException(string message) : base(message)
    {
    }

    public DistributedApplicationException(string message, Exception inner) : base(message, inner)
    {
    }
}

/// <summary>What the application is being run for, and its services once it is built.</summary>
public class DistributedApplicationExecutionContext(DistributedApplicationOperation operation)
{
    private IServiceProvider? _services;

    public DistributedApplicationOperation Operation { get; } = operation;

    public bool IsRunMode => Operation == DistributedApplicationOperation.Run;

    public bool IsPublishMode => Operation == DistributedApplicationOperation.Publish;

    /// <exception cref="InvalidOperationException">The application is not built yet.</exception>
    public IServiceProvider ServiceProvider
    {
        get => _services ?? throw new InvalidOperationException("The application is not built yet.");
        internal set => _services = value;
    }
}
