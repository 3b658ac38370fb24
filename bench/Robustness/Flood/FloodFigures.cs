namespace Bench.Robustness;

/// <summary>What a flood did to a node.</summary>
/// <param name="Engine">Name of its program.</param>
/// <param name="Blocks">Blocks it made during the flood.</param>
/// <param name="MissedSlots">Slots between them without a block.</param>
/// <param name="FollowerLag">Blocks by which its follower was behind at most.</param>
/// <param name="SlowestAnswer">The longest get_info, during the flood.</param>
/// <param name="Megabytes">Resident memory of producer and follower before, at most, and some seconds after.</param>
/// <param name="Outcomes">Per kind: connections, how many the node closed.</param>
internal sealed record FloodFigures(
    string Engine, int Blocks, int MissedSlots, long FollowerLag, TimeSpan SlowestAnswer,
    (double Before, double Most, double After) Megabytes, IReadOnlyDictionary<FloodKind, (int Opened, int Closed)> Outcomes)
{
    public void Print(TextWriter output)
    {
        output.WriteLine(FormattableString.Invariant(
            $"{Engine}: {Blocks} blocks, {MissedSlots} slots missed; follower behind by {FollowerLag} at most; slowest get_info {SlowestAnswer.TotalMilliseconds:F0} ms; producer's memory {Megabytes.Before:F0}, at most {Megabytes.Most:F0}, then {Megabytes.After:F0} MB"));
        foreach (var (kind, (opened, closed)) in Outcomes.OrderBy(o => o.Key))
            output.WriteLine($"  {kind,-16} {opened,5} opened {closed,5} closed by the node");
    }
}
