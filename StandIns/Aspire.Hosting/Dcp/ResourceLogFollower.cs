using Aspire.Hosting.ApplicationModel;
using Microsoft.Extensions.Logging;

namespace Aspire.Hosting.Dcp;

/// <summary>Copies what processes print from DCP into their console logs.</summary>
internal sealed class ResourceLogFollower(DcpHost dcp, ResourceLoggerService loggers, ILogger<ResourceLogFollower> logger)
{
    /// <summary>Follows one start of a process to its end; returns at once.</summary>
    public void Follow(string name, CancellationToken cancellationToken)
    {
        _ = CopyAsync(name, "stdout", follow: true, isError: false, cancellationToken);
        _ = CopyAsync(name, "stderr", follow: true, isError: true, cancellationToken);
    }

    /// <summary>Copies DCP's own words on a process, which say why it did not start.</summary>
    public Task CopySystemLogAsync(string name, CancellationToken cancellationToken) =>
        CopyAsync(name, "system", follow: false, isError: true, cancellationToken);

    private async Task CopyAsync(string name, string source, bool follow, bool isError, CancellationToken cancellationToken)
    {
        try
        {
            await foreach (var line in dcp.Client.LogAsync(name, source, follow, cancellationToken).ConfigureAwait(false))
                loggers.Write(name, line, isError);
        }
        catch (Exception e) when (e is HttpRequestException or IOException or OperationCanceledException or DistributedApplicationException)
        {
            DcpEvents.LogEnded(logger, source, name, e.Message);
        }
    }
}
