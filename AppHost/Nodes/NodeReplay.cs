using Aspire.Hosting.ApplicationModel;

namespace AppHost.Nodes;

/// <summary>Whether a node rebuilds its state from its block log, or has to. nodeos marks its state as dirty while it runs.</summary>
internal sealed class NodeReplay : IResourceAnnotation
{
    // nodeos main.cpp: DATABASE_DIRTY, "database dirty flag set (likely due to unclean shutdown): replay required".
    private const int DatabaseDirty = 2;

    private DateTime? _dirtyRun;

    /// <summary>Whether the present start was told to replay and has not become healthy since.</summary>
    public bool IsRunning { get; set; }

    /// <summary>The replay of a node.</summary>
    public static NodeReplay Of(INodeResource node) => node.Annotations.OfType<NodeReplay>().Single();

    /// <summary>
    /// Whether a node's end says that it needs a replay and it is going to get one by itself: one only, until it has been healthy again.
    /// </summary>
    public bool Answers(INodeResource node, CustomResourceSnapshot ended) =>
        IsDirty(node, ended) && (_dirtyRun is null || _dirtyRun == ended.StartTimeStamp);

    /// <summary>Whether a node's end says that it needs a replay.</summary>
    public static bool IsDirty(INodeResource node, CustomResourceSnapshot ended) =>
        node.Engine.Name == NodeEngine.Nodeos && ended.ExitCode == DatabaseDirty && KnownResourceStates.TerminalStates.Contains(ended.State?.Text ?? "");

    /// <summary>Notes the run whose end is answered with a replay.</summary>
    public void Begin(CustomResourceSnapshot ended) => _dirtyRun = ended.StartTimeStamp;

    /// <summary>The node is healthy again.</summary>
    public void End() => (_dirtyRun, IsRunning) = (null, false);
}
