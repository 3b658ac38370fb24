using AppHost.Nodes;
using Aspire.Hosting.ApplicationModel;

namespace AppHost.Control;

/// <summary>What must hold for an operation to be over.</summary>
internal enum NodeGoal
{
    /// <summary>Nothing more: the command's own end is it.</summary>
    CommandEnded,

    /// <summary>The node does not run.</summary>
    Stopped,

    /// <summary>The node is healthy and its head has reached the others'.</summary>
    CaughtUp,
}

/// <summary>An operation of the <c>node</c> command.</summary>
/// <param name="Name">As it is typed.</param>
/// <param name="Command">The resource's command that performs it.</param>
/// <param name="Goal">When it is over.</param>
/// <param name="Limit">The longest it may take.</param>
/// <param name="Description">What it does.</param>
internal sealed record NodeOperation(string Name, string Command, NodeGoal Goal, TimeSpan Limit, string Description)
{
    /// <summary>The operation that shows the log; it is no command of the resource.</summary>
    public const string Logs = "logs";

    public static readonly IReadOnlyList<NodeOperation> All =
    [
        new("stop", KnownResourceCommands.StopCommand, NodeGoal.Stopped, TimeSpan.FromMinutes(1), "stop it cleanly"),
        new("start", KnownResourceCommands.StartCommand, NodeGoal.CaughtUp, TimeSpan.FromMinutes(5), "start it: with the genesis only the first time"),
        new("restart", KnownResourceCommands.RestartCommand, NodeGoal.CaughtUp, TimeSpan.FromMinutes(5), "stop and start it"),
        new("replay", NodeCommands.HardReplay, NodeGoal.CaughtUp, TimeSpan.FromMinutes(30), "rebuild its state from its block log (--hard-replay-blockchain)"),
        new("clean", NodeCommands.Clean, NodeGoal.CaughtUp, TimeSpan.FromMinutes(30), "delete its blocks and state; it fetches the chain from its peers"),
        new("pause", NodeCommands.Pause, NodeGoal.CommandEnded, TimeSpan.FromMinutes(1), "make no blocks any more"),
        new("resume", NodeCommands.Resume, NodeGoal.CommandEnded, TimeSpan.FromMinutes(1), "make blocks again"),
        new("snapshot", NodeCommands.Snapshot, NodeGoal.CommandEnded, NodeHttp.SnapshotLimit, "write a portable snapshot and say where it is"),
    ];
}
