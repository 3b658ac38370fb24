using Antelope.Api;

namespace AppHost.Nodes;

/// <summary>The HTTP API of the lab's nodes, for their operations.</summary>
internal static class NodeHttp
{
    /// <summary>A snapshot is answered once its block is irreversible, which takes minutes in a lab of many producers.</summary>
    public static readonly TimeSpan SnapshotLimit = TimeSpan.FromMinutes(5);

    private static readonly TimeSpan AnswerLimit = TimeSpan.FromSeconds(10);
    private static readonly SocketsHttpHandler Handler = new() { UseProxy = false };

    /// <summary>A client of one node.</summary>
    public static ChainClient Of(INodeResource node, TimeSpan? limit = null) =>
        new(new HttpClient(Handler, disposeHandler: false) { BaseAddress = new Uri(node.Node.HttpUrl), Timeout = limit ?? AnswerLimit });

    /// <summary>The number of a node's head block, null when it does not answer.</summary>
    public static async Task<uint?> HeadAsync(INodeResource node, CancellationToken cancellationToken)
    {
        try
        {
            return (await Of(node).GetInfoAsync(cancellationToken)).HeadBlockNum;
        }
        catch (Exception e) when (e is HttpRequestException or ChainApiException || (e is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            return null;
        }
    }
}
