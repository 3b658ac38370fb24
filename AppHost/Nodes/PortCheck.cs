using System.Net;
using System.Net.Sockets;
using LabModel;

namespace AppHost.Nodes;

/// <summary>Looks whether the lab's ports are free before anything starts.</summary>
internal static class PortCheck
{
    /// <exception cref="LabConfigurationException">Ports are taken; each is named with the resource that wanted it.</exception>
    public static void ThrowIfTaken(LabOptions lab)
    {
        var wanted = lab.Nodes.SelectMany((n, i) => new[]
        {
            (Key: $"Lab:Nodes:{i}:HttpPort", Port: n.HttpPort, For: $"{n.Name} wants for HTTP"),
            (Key: $"Lab:Nodes:{i}:P2pPort", Port: n.P2pPort, For: $"{n.Name} wants for p2p"),
        }).Append((Key: "Lab:BootAgent:HttpPort", Port: lab.BootAgentPort, For: "the boot agent wants for HTTP"));
        var errors = wanted.Where(w => IsTaken(w.Port)).Select(w => $"{w.Key}: port {w.Port}, which {w.For}, is taken by another program").ToList();
        if (errors.Count > 0)
            throw new LabConfigurationException(errors);
    }

    private static bool IsTaken(int port)
    {
        try
        {
            using var listener = new TcpListener(IPAddress.Loopback, port);
            listener.Start();
            return false;
        }
        catch (SocketException e) when (e.SocketErrorCode is SocketError.AddressAlreadyInUse or SocketError.AccessDenied)
        {
            return true;
        }
    }
}
