namespace Bench.Network;

/// <summary>What the nodes' output says about blocks, over all their runs; both engines use nodeos's words.</summary>
/// <param name="ForkSwitches">Times a node left its fork for a better one.</param>
/// <param name="Refused">Blocks a node refused.</param>
/// <param name="Unlinkable">Blocks that came before the one they build on.</param>
/// <param name="Dropped">Blocks that came while the node made one itself.</param>
internal sealed record NetworkLogs(int ForkSwitches, int Refused, int Unlinkable, int Dropped)
{
    private static readonly string[] RefusedWords = ["block_validate_exception", "block assert_exception", "bad block", " rejected: ", "Peer chain is forked"];

    public static NetworkLogs Read(NetworkNode node)
    {
        var lines = File.ReadLines(node.LogFile).ToList();
        return new(
            Count(lines, "switching forks from"), lines.Count(l => RefusedWords.Any(w => l.Contains(w, StringComparison.Ordinal))),
            Count(lines, "unlinkable_block_exception") + Count(lines, "does not link to a known block"), Count(lines, "dropped incoming block"));
    }

    private static int Count(List<string> lines, string words) => lines.Count(l => l.Contains(words, StringComparison.Ordinal));
}
