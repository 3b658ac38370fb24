using Antelope;
using Antelope.Api;
using DotNet.Testcontainers.Containers;
using LabModel;

namespace LabTesting;

/// <summary>A node of a test's chain, in a container of its own.</summary>
public sealed class AntelopeNode
{
    private const int LogLines = 30;
    private static readonly TimeSpan StartLimit = TimeSpan.FromMinutes(2);
    private readonly IContainer _container;
    private readonly LabNetwork _network;
    private readonly LabNode _node;

    internal AntelopeNode(LabNode node, IContainer container, LabNetwork network)
    {
        (_node, _container, _network) = (node, container, network);
        Chain = new ChainClient(new HttpClient(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = HttpUrl, Timeout = TimeSpan.FromSeconds(5) });
    }

    /// <summary>The node's name, which is its host name in the lab's network too.</summary>
    public string Name => _node.Name;

    /// <summary>The account it makes blocks for.</summary>
    public Name Producer => _node.Producer;

    /// <summary>Its HTTP API, on a loopback port of this machine.</summary>
    public Uri HttpUrl => new(_node.HttpUrl);

    /// <summary>Client of its HTTP API.</summary>
    public ChainClient Chain { get; }

    /// <summary>Everything the node has printed so far.</summary>
    public async Task<string> GetLogsAsync(CancellationToken cancellation = default)
    {
        var (output, errors) = await _container.GetLogsAsync(ct: cancellation);
        return output + errors;
    }

    /// <summary>Stops the node as SIGTERM does: it saves its state.</summary>
    public Task StopAsync(CancellationToken cancellation = default) => _container.StopAsync(cancellation);

    /// <summary>Starts a node that was stopped or killed; it goes on with its blocks, and has an HTTP API again when this returns.</summary>
    public async Task StartAsync(CancellationToken cancellation = default)
    {
        await _container.StartAsync(cancellation);
        await AnswersAsync(cancellation);
    }

    /// <summary>Kills the node as a crash or a loss of power would.</summary>
    public Task KillAsync(CancellationToken cancellation = default) => _network.KillAsync(_container.Id, cancellation);

    /// <summary>Freezes the node's process: connections stay, nothing answers.</summary>
    public Task PauseAsync(CancellationToken cancellation = default) => _container.PauseAsync(cancellation);

    /// <summary>Lets a frozen node go on.</summary>
    public Task UnpauseAsync(CancellationToken cancellation = default) => _container.UnpauseAsync(cancellation);

    /// <summary>Takes the node off the network: no peers, and no HTTP API either, while it goes on by itself.</summary>
    public Task DisconnectAsync(CancellationToken cancellation = default) => _network.DisconnectAsync(_container.Id, cancellation);

    /// <summary>Puts it back on the network; it has an HTTP API again when this returns.</summary>
    public async Task ReconnectAsync(CancellationToken cancellation = default)
    {
        await _network.ConnectAsync(_container.Id, Name, cancellation);
        await AnswersAsync(cancellation);
    }

    /// <summary>Waits until the node's head block has this number or a later one.</summary>
    /// <exception cref="AntelopeLabException">It has not by the deadline.</exception>
    public Task WaitForHeadAsync(uint blockNum, TimeSpan deadline, CancellationToken cancellation = default) =>
        WaitForAsync($"head block {blockNum}", info => info.HeadBlockNum >= blockNum, deadline, cancellation);

    /// <summary>Waits until the block of this number is irreversible on the node.</summary>
    /// <exception cref="AntelopeLabException">It is not by the deadline.</exception>
    public Task WaitForIrreversibleAsync(uint blockNum, TimeSpan deadline, CancellationToken cancellation = default) =>
        WaitForAsync($"block {blockNum} to be irreversible", info => info.LastIrreversibleBlockNum >= blockNum, deadline, cancellation);

    /// <summary>Waits for the HTTP API of a node that has just started.</summary>
    /// <exception cref="AntelopeLabException">It does not come, or the node ended; with what the node printed last.</exception>
    internal async Task AnswersAsync(CancellationToken cancellation)
    {
        try
        {
            await WaitForAsync("its HTTP API", _ => true, StartLimit, cancellation);
        }
        catch (AntelopeLabException e)
        {
            var log = (await GetLogsAsync(cancellation)).Split('\n');
            throw new AntelopeLabException($"{e.Message}; the container is {_container.State}; its log ends with\n{string.Join('\n', log.TakeLast(LogLines))}", e);
        }
    }

    private Task WaitForAsync(string condition, Func<ChainInfo, bool> holds, TimeSpan deadline, CancellationToken cancellation) =>
        Deadline.UntilAsync($"{condition} on {Name}", deadline, async token =>
        {
            var info = await Chain.GetInfoAsync(token);
            return (holds(info), $"head {info.HeadBlockNum}, irreversible {info.LastIrreversibleBlockNum}");
        }, cancellation);
}
