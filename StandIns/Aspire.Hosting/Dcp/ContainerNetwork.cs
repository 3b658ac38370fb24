using System.Globalization;
using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;
using System.Security.Cryptography;
using Aspire.Hosting.ApplicationModel;
using Microsoft.Extensions.Hosting;

namespace Aspire.Hosting.Dcp;

/// <summary>
/// The private network of the application's containers, made when the first one starts. Containers reach each other by name; what listens on the
/// host's loopback interface they reach through relays on the network's gateway address, which belongs to the host and is reachable from its containers only.
/// </summary>
internal sealed class ContainerNetwork(DcpHost dcp, IHostEnvironment environment, TimeProvider timeProvider) : IDisposable
{
    /// <summary>The network's name in DCP.</summary>
    public const string ObjectName = "aspire-container-network";

    // Docker Desktop's name for the host: there the gateway is inside a virtual machine, and this leads to the host's loopback interface.
    private const string DesktopHost = "host.docker.internal";
    private const string Letters = "abcdefghjkmnpqrstuvwxyz";
    private const int MaxApplicationName = 32;
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan PollInterval = TimeSpan.FromMilliseconds(50);

    private readonly Lock _lock = new();
    private readonly Dictionary<int, LoopbackRelay> _relays = [];
    private Task<IPAddress?>? _gateway;

    /// <summary>Makes the network unless it is there.</summary>
    /// <exception cref="DistributedApplicationException">The container runtime cannot make it.</exception>
    public Task EnsureAsync(CancellationToken cancellationToken) => GatewayAsync().WaitAsync(cancellationToken);

    /// <summary>A part of an endpoint's address, as containers of the network are to use it.</summary>
    public async ValueTask<string> ValueAsync(EndpointReferenceExpression expression, CancellationToken cancellationToken)
    {
        var endpoint = expression.Endpoint;
        var (host, port) = endpoint.Resource is ContainerResource
            ? (endpoint.Resource.Name, endpoint.TargetPort ?? endpoint.Port)
            : await OnHostAsync(endpoint.Port, cancellationToken).ConfigureAwait(false);
        var portText = port.ToString(CultureInfo.InvariantCulture);
        return expression.Property switch
        {
            EndpointProperty.Url => $"{endpoint.Scheme}://{host}:{portText}",
            EndpointProperty.Host or EndpointProperty.IPV4Host => host,
            EndpointProperty.Port or EndpointProperty.TargetPort => portText,
            EndpointProperty.HostAndPort => $"{host}:{portText}",
            _ => await expression.GetValueAsync(cancellationToken).ConfigureAwait(false) ?? "",
        };
    }

    public void Dispose()
    {
        lock (_lock)
        {
            foreach (var relay in _relays.Values)
                relay.Dispose();
            _relays.Clear();
        }
    }

    private async Task<(string Host, int Port)> OnHostAsync(int port, CancellationToken cancellationToken)
    {
        var gateway = await GatewayAsync().WaitAsync(cancellationToken).ConfigureAwait(false);
        if (gateway is null)
            return (DesktopHost, port);
        lock (_lock)
        {
            if (!_relays.TryGetValue(port, out var relay))
                _relays[port] = relay = LoopbackRelay.Start(gateway, port);
            return (gateway.ToString(), relay.Port);
        }
    }

    private Task<IPAddress?> GatewayAsync()
    {
        lock (_lock)
            return _gateway is { IsFaulted: false } ? _gateway : _gateway = CreateAsync();
    }

    /// <summary>Returns the gateway's address when it is the host's own.</summary>
    private async Task<IPAddress?> CreateAsync()
    {
        if (!await dcp.Client.ExistsAsync($"{DcpKinds.Networks.Path}/{ObjectName}", CancellationToken.None).ConfigureAwait(false))
            await dcp.Client.CreateAsync(DcpKinds.Networks, new DcpNetwork(new(ObjectName), new(NetworkName())), CancellationToken.None).ConfigureAwait(false);
        var started = timeProvider.GetTimestamp();
        while (true)
        {
            var status = (await dcp.Client.ReadAsync(DcpKinds.Networks, ObjectName, CancellationToken.None).ConfigureAwait(false)).Status;
            if (status?.State == "Running")
                return (status.Gateways ?? []).Select(IPAddress.Parse).FirstOrDefault(IsOfHost);
            if (status?.State == "FailedToStart" || timeProvider.GetElapsedTime(started) > StartLimit)
                throw new DistributedApplicationException($"The container runtime has not made the network of the application (state {status?.State ?? "none"}): {status?.Message ?? "DCP says nothing about why"}");
            await Task.Delay(PollInterval, timeProvider).ConfigureAwait(false);
        }
    }

    private string NetworkName()
    {
        var application = string.Concat(environment.ApplicationName.Where(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-' or '.').Take(MaxApplicationName));
        return $"aspire-session-network-{RandomNumberGenerator.GetString(Letters, 8)}-{application}".TrimEnd('-');
    }

    private static bool IsOfHost(IPAddress address) => address.AddressFamily == AddressFamily.InterNetwork
        && NetworkInterface.GetAllNetworkInterfaces().SelectMany(i => i.GetIPProperties().UnicastAddresses).Any(a => a.Address.Equals(address));
}
