using Antelope;
using Antelope.Chain;
using DevNode.Net;
using ChainInfo = Antelope.Api.ChainInfo;

namespace Bench.Robustness;

/// <summary>Handshakes of peers that say where the chain stands.</summary>
internal static class Handshakes
{
    /// <summary>A first handshake with a random node id that claims the given head.</summary>
    public static HandshakeMessage Of(Random random, Checksum256 chainId, ChainInfo info) =>
        Of(random, chainId, info.LastIrreversibleBlockId, info.HeadBlockId);

    /// <summary>As above, by the ids of the last irreversible block and of the head.</summary>
    public static HandshakeMessage Of(Random random, Checksum256 chainId, Checksum256 irreversible, Checksum256 head)
    {
        var id = new byte[Checksum256.Size];
        random.NextBytes(id);
        return new()
        {
            NetworkVersion = NetVersion.Base + NetVersion.Leap,
            ChainId = chainId,
            NodeId = new(id),
            Time = (TimeProvider.System.GetUtcNow().UtcTicks - DateTime.UnixEpoch.Ticks) * TimeSpan.NanosecondsPerTick,
            P2pAddress = $"127.0.0.1:1 - {Convert.ToHexStringLower(id)[..7]}",
            LastIrreversibleBlockNum = BlockHeader.NumFromId(irreversible),
            LastIrreversibleBlockId = irreversible,
            HeadNum = BlockHeader.NumFromId(head),
            HeadId = head,
            Os = "linux",
            Agent = "robustness",
            Generation = 1,
        };
    }
}
