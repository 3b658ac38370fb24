using Antelope;
using ChainInfo = Antelope.Api.ChainInfo;

namespace Bench.Robustness;

/// <summary>The node that is flooded, and what an attacker knows of its chain.</summary>
/// <param name="HttpPort">Port of its API.</param>
/// <param name="P2pPort">Port for peers.</param>
/// <param name="Info">Where the chain stood.</param>
/// <param name="FirstBlock">Id of block 1.</param>
/// <param name="LargeBlock">Id of a block of several hundred kilobytes.</param>
internal sealed record FloodTarget(int HttpPort, int P2pPort, ChainInfo Info, Checksum256 FirstBlock, Checksum256 LargeBlock)
{
    public Checksum256 ChainId => Info.ChainId;
}
