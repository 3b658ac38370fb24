using Antelope.Api;
using Antelope.Json;
using Aspire.Hosting.ApplicationModel;
using Microsoft.Extensions.Logging;

namespace AppHost.Nodes;

/// <summary>
/// A node's state in a portable snapshot. nodeos writes it at its head and answers once that block is irreversible; when another fork
/// wins instead, it deletes the file and answers with an error (producer_plugin, pending_snapshot::finalize). Then another is taken.
/// </summary>
internal static partial class NodeSnapshot
{
    private const long SnapshotFinalizationException = 3170009;

    /// <summary>Takes one; the result says its block and where it is, for people.</summary>
    public static async Task<ExecuteCommandResult> TakeAsync(INodeResource node, ExecuteCommandContext context)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(context.CancellationToken);
        limit.CancelAfter(NodeHttp.SnapshotLimit);
        Variant answer;
        try
        {
            answer = await CreateAsync(NodeHttp.Of(node, NodeHttp.SnapshotLimit), context.Logger, limit.Token);
        }
        catch (OperationCanceledException) when (!context.CancellationToken.IsCancellationRequested)
        {
            return CommandResults.Failure($"the block of a snapshot has not become irreversible within {NodeHttp.SnapshotLimit.TotalMinutes} minutes");
        }

        var path = await node.Data.OnHostAsync(answer["snapshot_name"].AsString(), context.CancellationToken);
        var message = $"snapshot of block {answer["head_block_num"].AsUInt64()} in {path}";
        Written(context.Logger, message);
        return CommandResults.Success(message);
    }

    private static async Task<Variant> CreateAsync(ChainClient api, ILogger log, CancellationToken limit)
    {
        while (true)
        {
            try
            {
                return await api.CallAsync("/v1/producer/create_snapshot", default, limit);
            }
            catch (ChainApiException e) when (IsForkedOut(e))
            {
                TakenAgain(log, e.Details[0]);
            }
        }
    }

    /// <summary>The same error is that of a file that could not be renamed, which does not pass.</summary>
    private static bool IsForkedOut(ChainApiException error) =>
        error.Code == SnapshotFinalizationException && error.Details.Any(d => d.Contains("forked out", StringComparison.Ordinal));

    [LoggerMessage(10, LogLevel.Information, "{Message}")]
    private static partial void Written(ILogger logger, string message);

    [LoggerMessage(11, LogLevel.Information, "Another snapshot is taken: {Reason}")]
    private static partial void TakenAgain(ILogger logger, string reason);
}
