using Antelope;
using Antelope.Api;

namespace Bench.Network;

/// <summary>A head with what nodeos's fork choice looks at (fork_database.cpp, first_preferred).</summary>
internal sealed record Tip(uint Irreversible, uint BlockNum, Checksum256 Id)
{
    public static Tip Of(ChainInfo info) => new(info.LastIrreversibleBlockNum, info.HeadBlockNum, info.HeadBlockId);

    /// <summary>Greater than zero when this one is preferred: the later irreversible block, then the longer chain; zero keeps each node where it is.</summary>
    public int ComparePreference(Tip other) => (Irreversible, BlockNum).CompareTo((other.Irreversible, other.BlockNum));

    public override string ToString() => $"{BlockNum} {Id.ToString()[..16]} (irreversible {Irreversible})";
}
