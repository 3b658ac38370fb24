using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Orchestration;
using Microsoft.Extensions.Logging;

namespace Aspire.Hosting.Dcp;

/// <summary>Copies what processes and containers print from DCP into their console logs.</summary>
internal sealed class ResourceLogFollower(DcpHost dcp, ResourceLoggerService loggers, ILogger<ResourceLogFollower> logger)
{
    /// <summary>Follows one start of a process to its end; returns at once.</summary>
    public void Follow(ManagedProcess process, CancellationToken cancellationToken)
    {
        _ = CopyAsync(process, "stdout", follow: true, isError: false, cancellationToken);
        _ = CopyAsync(process, "stderr", follow: true, isError: true, cancellationToken);
    }

    /// <summary>Copies the words of DCP and of the container runtime, which say why a process did not start.</summary>
    public async Task CopyStartupLogAsync(ManagedProcess process, string? message, CancellationToken cancellationToken)
    {
        if (!string.IsNullOrEmpty(message))
            loggers.Write(process.Id, message, isError: true);
        if (process.Resource is ContainerResource)
            await CopyAsync(process, "startup_stderr", follow: false, isError: true, cancellationToken).ConfigureAwait(false);
        await CopyAsync(process, "system", follow: false, isError: true, cancellationToken).ConfigureAwait(false);
    }

    private async Task CopyAsync(ManagedProcess process, string source, bool follow, bool isError, CancellationToken cancellationToken)
    {
        try
        {
            await foreach (var line in dcp.Client.LogAsync(process.Path, source, follow, cancellationToken).ConfigureAwait(false))
                loggers.Write(process.Id, line, isError);
        }
        catch (Exception e) when (e is HttpRequestException or IOException or OperationCanceledException or DistributedApplicationException)
        {
            DcpEvents.LogEnded(logger, source, process.Path, e.Message);
        }
    }
}
