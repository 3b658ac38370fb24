using Antelope.Api;
using BootAgent.Plan;
using OpenTelemetry;

namespace BootAgent.Nodes;

/// <summary>One node of the lab: its name, and its HTTP API with errors that say which node they come from.</summary>
/// <param name="node">The node of the plan.</param>
/// <param name="api">Client of its API.</param>
public sealed partial class ChainNode(PlannedNode node, ChainClient api)
{
    private const int MostAttempts = 5;

    /// <summary>The node of the plan.</summary>
    public PlannedNode Planned => node;

    /// <summary>Name of the node.</summary>
    public string Name => node.Name;

    /// <inheritdoc/>
    public override string ToString() => $"{node.Name} ({node.HttpUrl})";

    /// <summary>A question, asked again when a busy node did not finish its answer in the time it allows itself.</summary>
    private async Task<T> AskAsync<T>(Func<Task<T>> question)
    {
        using var quiet = SuppressInstrumentationScope.Begin(); // the looks at the chain would bury the traces of what is done to it
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await question();
            }
            catch (ChainApiException exception) when (ErrorCodes.IsAnswerTooSlow(exception.Code) && attempt < MostAttempts)
            {
            }
            catch (ChainApiException exception)
            {
                throw new NodeException(Name, exception);
            }
        }
    }

    /// <summary>A command, which is never repeated here.</summary>
    private async Task TellAsync(Task command)
    {
        try
        {
            await command;
        }
        catch (ChainApiException exception)
        {
            throw new NodeException(Name, exception);
        }
    }
}
