using System.Net;
using System.Net.Sockets;
using AppHost.Boot;
using AppHost.Nodes;
using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using LabModel;

namespace AppHost.Tests;

/// <summary>What the lab declares; nothing is started.</summary>
public sealed class NodeTests
{
    private static readonly NodeEngine Engine = new("nodeos", "/usr/bin/nodeos", "a test");

    [Fact]
    public async Task A_node_gets_the_genesis_at_its_first_start_and_replays_once_when_asked_to()
    {
        using var lab = Labs.Temporary();
        var node = AddNodes(lab)[1].Resource;
        var directory = lab.Directory.Node(node.Node);
        (await ArgumentsAsync(node)).ShouldBe(["--config-dir", directory, "--data-dir", directory, "--genesis-json", lab.Directory.Genesis]);

        Directory.CreateDirectory(Path.Combine(directory, "blocks"));
        File.WriteAllText(Path.Combine(directory, "blocks", "blocks.log"), "");
        (await ArgumentsAsync(node)).ShouldBe(["--config-dir", directory, "--data-dir", directory]);
        node.NextStart.HardReplay = true;
        (await ArgumentsAsync(node))[^1].ShouldBe("--hard-replay-blockchain");
        (await ArgumentsAsync(node)).Count.ShouldBe(4);
    }

    [Fact]
    public void A_node_has_its_ports_its_health_and_its_commands()
    {
        using var lab = Labs.Temporary();
        var node = AddNodes(lab)[0].Resource;

        node.Annotations.OfType<EndpointAnnotation>().Select(e => (e.Name, e.Port, e.TargetPort, e.IsProxied, e.UriScheme))
            .ShouldBe([("http", 8888, 8888, false, "http"), ("p2p", 9010, 9010, false, "tcp")]);
        node.Annotations.OfType<HealthCheckAnnotation>().Count().ShouldBe(2, "it answers, and it does not replay");
        var commands = node.Annotations.OfType<ResourceCommandAnnotation>().ToDictionary(c => c.Name, c => c.ConfirmationMessage is not null);
        commands["pause-production"].ShouldBeFalse();
        commands["resume-production"].ShouldBeFalse();
        commands["hard-replay"].ShouldBeTrue();
        commands["clean"].ShouldBeTrue();
        commands["snapshot"].ShouldBeFalse();
    }

    [Fact]
    public void The_boot_agent_waits_for_every_node()
    {
        using var lab = Labs.Temporary();
        var nodes = AddNodes(lab);

        var agent = nodes[0].ApplicationBuilder.AddBootAgentProcess("boot-agent", "/bin/agent", "plan.json", 8900, nodes).Resource;

        agent.Annotations.OfType<WaitAnnotation>().Select(w => (w.Resource.Name, w.WaitType)).ShouldBe(nodes.Select(n => (n.Resource.Name, WaitType.WaitUntilHealthy)));
    }

    [Fact]
    public void The_engine_is_nodeos_when_there_is_one_and_the_embedded_node_otherwise()
    {
        var directory = Directory.CreateTempSubdirectory("nodeos-");
        try
        {
            var nodeos = Path.Combine(directory.FullName, "nodeos");
            File.WriteAllText(nodeos, "");

            NodeEngine.Choose(Labs.Read(), "/nowhere").ShouldBe(new("devnode", Repository.DevNode, "there is no nodeos on PATH and no Lab:Nodeos:Path"));
            NodeEngine.Choose(Labs.Read(), $"/nowhere{Path.PathSeparator}{directory.FullName}").ShouldBe(new("nodeos", nodeos, "it is on PATH"));
            NodeEngine.Choose(Labs.Read($"Lab:Nodeos:Path={directory.FullName}"), null).Path.ShouldBe(nodeos);
            NodeEngine.Choose(Labs.Read("Lab:Engine=devnode", $"Lab:Nodeos:Path={nodeos}"), null).Name.ShouldBe("devnode");
            Should.Throw<LabConfigurationException>(() => NodeEngine.Choose(Labs.Read("Lab:Engine=nodeos"), "/nowhere")).Message.ShouldStartWith("Lab:Engine: nodeos is not on PATH");
            Should.Throw<LabConfigurationException>(() => NodeEngine.Choose(Labs.Read("Lab:Nodeos:Path=/nowhere"), null)).Message.ShouldBe("Lab:Nodeos:Path: there is no nodeos at /nowhere");
        }
        finally
        {
            directory.Delete(recursive: true);
        }
    }

    [Fact]
    public void A_taken_port_is_named_with_the_resource_that_wanted_it()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;

        Should.Throw<LabConfigurationException>(() => PortCheck.ThrowIfTaken(Labs.Read($"Lab:Nodes:2:P2pPort={port}"))).Errors
            .ShouldContain($"Lab:Nodes:2:P2pPort: port {port}, which accountnum12 wants for p2p, is taken by another program");
    }

    private static List<IResourceBuilder<NodeProcessResource>> AddNodes(Labs.TemporaryLab lab)
    {
        var builder = DistributedApplication.CreateBuilder(new DistributedApplicationOptions { DisableDashboard = true, ProjectDirectory = AppContext.BaseDirectory });
        return lab.Options.Nodes.Select(n => builder.AddNodeProcess(n, Engine, lab.Directory.Node(n), lab.Directory.Genesis)).ToList();
    }

    private static async Task<List<string>> ArgumentsAsync(NodeProcessResource node)
    {
        var args = new List<object>();
        var context = new CommandLineArgsCallbackContext(args, node) { ExecutionContext = new DistributedApplicationExecutionContext(DistributedApplicationOperation.Run) };
        foreach (var callback in node.Annotations.OfType<CommandLineArgsCallbackAnnotation>())
            await callback.Callback(context);
        return args.ConvertAll(a => (string)a);
    }
}
