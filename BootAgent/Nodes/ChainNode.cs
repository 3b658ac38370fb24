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
                return await NameAsync(question);
            }
            catch (NodeException exception) when (ErrorCodes.IsAnswerTooSlow(exception.Code) && attempt < MostAttempts)
            {
            }
        }
    }

    /// <summary>A command, which is never repeated here.</summary>
    private Task TellAsync(Func<Task> command) => NameAsync(async () =>
    {
        await command();
        return true;
    });

    /// <summary>Adds the node's name to what goes wrong.</summary>
    private async Task<T> NameAsync<T>(Func<Task<T>> call)
    {
        try
        {
            return await call();
        }
        catch (ChainApiException exception)
        {
            throw new NodeException(Name, exception);
        }
        catch (OperationCanceledException exception) when (exception.InnerException is TimeoutException)
        {
            throw new HttpRequestException($"{this} did not answer in time: {exception.Message}", exception);
        }
    }
}
