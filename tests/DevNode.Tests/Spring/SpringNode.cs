using DevNode.Chain;
using DevNode.Tests.Chain;
using Microsoft.Extensions.Logging.Abstractions;

namespace DevNode.Tests.Spring;

/// <summary>A nodeos of Spring 1.2 over a block log.</summary>
internal static class SpringNode
{
    /// <summary>Where the block log belongs, made when missing.</summary>
    public static string BlocksIn(TemporaryDirectory directory) => Directory.CreateDirectory(directory.File("data/blocks")).FullName;

    /// <summary>Replays the log with all checks; the head is irreversible, so that a snapshot is written at once.</summary>
    public static async Task<NodeosProcess> ReplayAsync(string executable, TemporaryDirectory directory)
    {
        // Spring does not make a missing blocks.index, as this node does.
        new BlockLog(BlocksIn(directory), NullLogger.Instance).Dispose();
        var spring = new NodeosProcess(executable, directory.Path, ["read-mode = irreversible"], ["--replay-blockchain", "--force-all-checks"]);
        await spring.AnswersAsync();
        return spring;
    }

    /// <summary>A snapshot of the head.</summary>
    public static async Task<byte[]> SnapshotAsync(NodeosProcess spring)
    {
        var answer = await spring.Api.CallAsync("/v1/producer/create_snapshot", default);
        return await File.ReadAllBytesAsync(answer["snapshot_name"].AsString());
    }
}
