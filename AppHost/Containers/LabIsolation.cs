using LabModel;
using LabModel.State;

namespace AppHost.Containers;

/// <summary>What the lab's nodes run in, and why.</summary>
/// <param name="Engine">The Docker engine; null where nodes are processes.</param>
/// <param name="Reason">Why it was chosen.</param>
/// <param name="IsFree">Whether processes would do as well, should containers turn out not to.</param>
internal sealed record LabIsolation(DockerEngine? Engine, string Reason, bool IsFree = false)
{
    private static readonly TimeSpan AutoLimit = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan ConfiguredLimit = TimeSpan.FromSeconds(30);

    public bool IsContainer => Engine is not null;

    /// <summary>Chooses what is configured; <c>auto</c> stays with what the lab's chain began in, else takes containers when an engine answers.</summary>
    /// <param name="lab">The lab.</param>
    /// <param name="directory">Its state, which remembers the choice: the chain is in directories or in volumes.</param>
    /// <param name="clean">Whether the lab's chain is to be forgotten.</param>
    /// <param name="cancellationToken">Ends the choice.</param>
    /// <exception cref="LabConfigurationException">Containers are wanted and cannot be had, or the lab's chain is elsewhere.</exception>
    public static async Task<LabIsolation> ChooseAsync(LabOptions lab, LabDirectory directory, bool clean, CancellationToken cancellationToken)
    {
        var began = clean ? null : Remembered(directory);
        if (began is not null && lab.Isolation != IsolationChoice.Auto && began != lab.Isolation)
            throw new LabConfigurationException([$"Lab:Isolation: the chain of this lab began in {Words(began.Value)}; --clean starts from scratch, another Lab:Name is another lab"]);
        var wanted = lab.Isolation == IsolationChoice.Auto ? began ?? IsolationChoice.Auto : lab.Isolation;
        if (wanted == IsolationChoice.Process)
            return new(null, lab.Isolation == IsolationChoice.Process ? "as configured" : "its chain began in them");
        try
        {
            var engine = await DockerEngine.ProbeAsync(wanted == IsolationChoice.Auto ? AutoLimit : ConfiguredLimit, cancellationToken);
            return wanted == IsolationChoice.Auto ? new(engine, "a Docker engine answers", IsFree: true)
                : new(engine, lab.Isolation == IsolationChoice.Container ? "as configured" : "its chain began in them");
        }
        catch (DockerException e) when (wanted == IsolationChoice.Auto)
        {
            return new(null, e.Message);
        }
        catch (DockerException e)
        {
            throw new LabConfigurationException([$"Lab:Isolation: {(began is null ? "containers are configured" : "the chain of this lab is in containers")}, and {e.Message}"]);
        }
    }

    /// <summary>From now on the lab's chain is here.</summary>
    public void Remember(LabDirectory directory) => File.WriteAllText(PathOf(directory), IsContainer ? "container" : "process");

    /// <summary>Whether the lab has a chain in containers.</summary>
    public static bool IsInContainers(LabDirectory directory) => Remembered(directory) == IsolationChoice.Container;

    private static IsolationChoice? Remembered(LabDirectory directory)
    {
        if (File.Exists(PathOf(directory)) && Enum.TryParse<IsolationChoice>(File.ReadAllText(PathOf(directory)), ignoreCase: true, out var began))
            return began;
        return Directory.GetDirectories(directory.Root).Any(node => Directory.Exists(Path.Combine(node, "blocks"))) ? IsolationChoice.Process : null;
    }

    private static string Words(IsolationChoice isolation) => isolation == IsolationChoice.Container ? "containers" : "processes";

    private static string PathOf(LabDirectory directory) => Path.Combine(directory.Root, "isolation");
}
