using Antelope;
using Antelope.Api;
using LabModel;

namespace LabTesting;

/// <summary>
/// A booted Antelope chain for tests: nodes in containers, elected producers, system contracts, accounts with tokens. Needs a
/// Docker engine; containers, network and keys go when it is disposed.
/// </summary>
/// <example><c>await using var lab = await AntelopeLab.StartAsync();</c></example>
public sealed partial class AntelopeLab : IAsyncDisposable
{
    private readonly LabNetwork _network;
    private readonly LabOptions _options;

    internal AntelopeLab(LabOptions options, LabNetwork network, IReadOnlyList<AntelopeNode> nodes, AccountKeys keys, Checksum256 chainId)
    {
        (_options, _network, Nodes) = (options, network, nodes);
        (Keys, ChainId) = (keys, chainId);
    }

    /// <summary>The nodes; the first is the genesis node, which makes no blocks any more, then one for each elected producer.</summary>
    public IReadOnlyList<AntelopeNode> Nodes { get; }

    /// <summary>Client of the first node.</summary>
    public ChainClient Chain => Nodes[0].Chain;

    public Checksum256 ChainId { get; }

    /// <summary>Decimals and code of the core token, <c>4,SYS</c> by default.</summary>
    public Symbol CoreSymbol => _options.Symbol;

    /// <summary>The key of every account the lab knows: producers, users, and those made by <see cref="CreateAccountAsync"/>.</summary>
    public AccountKeys Keys { get; }

    /// <summary>The account with a fifth of all tokens, which pays for <see cref="CreateAccountAsync"/>.</summary>
    public static Name Treasury => "labtreasury1";

    /// <summary>User accounts, each with some tokens to spend.</summary>
    public IReadOnlyList<Name> Users => [.. UserNames.First(_options.Users).Select(Name.Parse)];

    /// <summary>Starts a lab and returns once its boot is done and verified; nothing is left behind when it fails.</summary>
    /// <exception cref="AntelopeLabException">There is no Docker engine, an image is missing, or the boot failed.</exception>
    /// <exception cref="LabConfigurationException">A setting is wrong.</exception>
    public static Task<AntelopeLab> StartAsync(AntelopeLabOptions? options = null, CancellationToken cancellation = default) =>
        new LabStart(options ?? new()).RunAsync(cancellation);

    public ValueTask DisposeAsync() => _network.DisposeAsync();
}
