using System.Net;
using System.Net.Sockets;
using System.Text;
using Antelope;
using Docker.DotNet.Models;
using DotNet.Testcontainers.Builders;
using DotNet.Testcontainers.Configurations;
using DotNet.Testcontainers.Containers;
using DotNet.Testcontainers.Networks;
using LabModel;
using LabModel.State;
using Microsoft.Extensions.Configuration;

namespace LabTesting;

/// <summary>Starts one lab: network, nodes, boot.</summary>
internal sealed class LabStart(AntelopeLabOptions options)
{
    private const uint ImageUser = 10001; // images/*/Dockerfile
    private const UnixFileModes OwnerOnly = UnixFileModes.UserRead;
    private const string Config = "/config";
    private LabNetwork? _network;

    public async Task<AntelopeLab> RunAsync(CancellationToken cancellation)
    {
        if (await DockerEngine.ReasonItIsMissingAsync(cancellation) is { } reason)
            throw new AntelopeLabException(reason);
        using var timeout = new CancellationTokenSource(options.Timeout, TimeProvider.System);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellation);
        try
        {
            return await StartAsync(either.Token);
        }
        catch (Exception e)
        {
            if (_network is not null)
                await _network.DisposeAsync();
            if (e is OperationCanceledException && !cancellation.IsCancellationRequested)
                throw new AntelopeLabException($"the lab was not booted after {options.Timeout.TotalSeconds:0} s", e);
            throw;
        }
    }

    private async Task<AntelopeLab> StartAsync(CancellationToken cancellation)
    {
        var lab = Read();
        var keys = LabKeys.Make(lab);
        var (nodeImage, agentImage) = await Images.FindAsync(options, cancellation);
        var id = Guid.NewGuid().ToString("N");
        var labels = await Leftovers.SweepAsync(id, cancellation);

        var name = $"antelope-lab-test-{id}";
        var network = new NetworkBuilder().WithName(name).WithLabel(labels).WithCleanUp(false).Build();
        _network = new LabNetwork(id, name);
        await network.CreateAsync(cancellation);

        var nodes = lab.Nodes.Select(node => (Node: node, Container: NodeContainer(lab, node, keys, nodeImage, network, labels))).ToList();
        options.Progress?.Report($"starting {nodes.Count} nodes");
        await Task.WhenAll(nodes.Select(n => n.Container.StartAsync(cancellation)));
        var antelopeNodes = nodes.ConvertAll(n => new AntelopeNode(n.Node, n.Container, _network));
        await Task.WhenAll(antelopeNodes.Select(n => n.AnswersAsync(cancellation)));

        await BootAsync(lab, keys, agentImage, network, labels, cancellation);
        var accounts = new AccountKeys();
        foreach (var (account, pair) in keys.All)
            accounts.Add(account, PrivateKey.Parse(pair.PrivateKey));
        var chainId = (await antelopeNodes[0].Chain.GetInfoAsync(cancellation)).ChainId;
        return new(lab, _network, antelopeNodes, accounts, chainId);
    }

    /// <summary>The default lab with the test's settings and ports that are free now.</summary>
    private LabOptions Read()
    {
        using var defaults = typeof(LabStart).Assembly.GetManifestResourceStream("lab.json")!;
        var settings = new Dictionary<string, string?>
        {
            ["Lab:Producers"] = $"{options.Producers}",
            ["Lab:Users"] = $"{options.Users}",
            ["Lab:Seed"] = options.Seed is { } seed ? $"{seed}" : null,
        };
        foreach (var (key, value) in options.Settings)
            settings[key] = value;
        var lab = LabOptionsReader.Read(new ConfigurationBuilder().AddJsonStream(defaults).AddInMemoryCollection(settings).Build());
        var ports = FreePorts(lab.Nodes.Count);
        return lab with { Accounts = [.. lab.Accounts, Treasury(lab)], Nodes = [.. lab.Nodes.Select((n, i) => n with { HttpPort = ports[i] })] };
    }

    /// <summary>An account that has a fifth of the issue: it pays for the accounts of tests.</summary>
    private static LabAccount Treasury(LabOptions lab)
    {
        Asset Part(long divisor) => new(Math.Max(1, lab.Issue.Amount / divisor), lab.Symbol);
        return new(AntelopeLab.Treasury, Part(1_000_000), Part(1_000_000), 64, Transfer: false, Part(5));
    }

    private static IContainer NodeContainer(LabOptions lab, LabNode node, LabKeys keys, string image, INetwork network, IReadOnlyDictionary<string, string> labels) =>
        new ContainerBuilder(image).WithLabel(labels).WithCleanUp(false)
            .WithNetwork(network).WithNetworkAliases(node.Name).WithHostname(node.Name)
            .WithEnvironment("ANTELOPE_NODE_REPLAY", "when-dirty")
            .WithExposedPort(node.HttpPort)
            .WithCreateParameterModifier(container => (container.HostConfig ??= new()).PortBindings = Loopback(node.HttpPort))
            .WithResourceMapping(Encoding.UTF8.GetBytes(NodeConfigFile.Text(lab, node, keys[node.Producer], NodeAddresses.ContainerNetwork)), $"{Config}/config.ini", ImageUser, ImageUser, OwnerOnly)
            .WithResourceMapping(Encoding.UTF8.GetBytes(GenesisFile.Text(lab.Genesis, keys[lab.Nodes[0].Producer])), $"{Config}/genesis.json", ImageUser, ImageUser, OwnerOnly)
            .Build();

    private async Task BootAsync(LabOptions lab, LabKeys keys, string image, INetwork network, IReadOnlyDictionary<string, string> labels, CancellationToken cancellation)
    {
        options.Progress?.Report("booting the chain");
        var plan = BootPlanFile.Text(lab, lab.Seed ?? 0, NodeAddresses.ContainerNetwork, $"{Config}/keys.json", "/contracts");
        var agent = new ContainerBuilder(image).WithLabel(labels).WithCleanUp(false)
            .WithNetwork(network)
            .WithCommand($"--Boot:Plan={Config}/boot.json", "--Boot:ExitWhenDone=true")
            .WithResourceMapping(Encoding.UTF8.GetBytes(plan), $"{Config}/boot.json", ImageUser, ImageUser, OwnerOnly)
            .WithResourceMapping(Encoding.UTF8.GetBytes(keys.Text()), $"{Config}/keys.json", ImageUser, ImageUser, OwnerOnly)
            .Build();
        await agent.StartAsync(cancellation);
        var exitCode = await agent.GetExitCodeAsync(cancellation);
        if (exitCode != 0)
        {
            var (output, errors) = await agent.GetLogsAsync(ct: cancellation);
            throw new AntelopeLabException($"the boot failed (exit code {exitCode}):\n{output}{errors}");
        }
    }

    private static Dictionary<string, IList<PortBinding>> Loopback(int port) =>
        new() { [$"{port}/tcp"] = [new PortBinding { HostIP = "127.0.0.1", HostPort = $"{port}" }] };

    /// <summary>Loopback ports, fixed for the life of the lab: a container that comes back to its network must have the same.</summary>
    private static List<int> FreePorts(int count)
    {
        var listeners = Enumerable.Range(0, count).Select(_ => new TcpListener(IPAddress.Loopback, 0)).ToList();
        listeners.ForEach(l => l.Start());
        var ports = listeners.ConvertAll(l => ((IPEndPoint)l.LocalEndpoint).Port);
        listeners.ForEach(l => l.Dispose());
        return ports;
    }
}
