namespace LabModel.State;

/// <summary>Where nodes listen, and where other nodes and the boot agent find them; ports are the same everywhere.</summary>
/// <param name="Listen">The address a node binds.</param>
/// <param name="Of">Host name or address of a node.</param>
public sealed record NodeAddresses(string Listen, Func<LabNode, string> Of)
{
    /// <summary>Processes of one machine, on its loopback interface.</summary>
    public static NodeAddresses Loopback { get; } = new("127.0.0.1", _ => "127.0.0.1");

    /// <summary>Containers on a private network of their own, by name.</summary>
    public static NodeAddresses ContainerNetwork { get; } = new("0.0.0.0", node => node.Name);

    public string HttpUrl(LabNode node) => $"http://{Of(node)}:{node.HttpPort}";
}
