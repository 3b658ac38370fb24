using Antelope;
using Action = Antelope.Chain.Action;

namespace BootAgent.Sending;

/// <summary>Actions that belong into one transaction: all of them happen or none.</summary>
/// <param name="What">What they do, for messages and traces, such as <c>stake alice</c>.</param>
/// <param name="Actions">In order.</param>
public sealed record ActionGroup(string What, IReadOnlyList<Action> Actions)
{
    /// <summary>A group of one action.</summary>
    public ActionGroup(string what, Action action) : this(what, [action]) { }

    /// <summary>Size of the actions' data in bytes.</summary>
    public int DataSize => Actions.Sum(action => action.Data.Length);

    /// <summary>The accounts whose keys must sign.</summary>
    public IEnumerable<Name> Actors => Actions.SelectMany(action => action.Authorization).Select(level => level.Actor);
}
