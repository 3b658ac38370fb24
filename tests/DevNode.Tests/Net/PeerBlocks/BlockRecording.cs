using System.IO.Compression;
using System.Text.Json;
using Antelope;
using Antelope.Chain;
using Antelope.Serialization;
using DevNode.Tests.Chain;

namespace DevNode.Tests.Net.PeerBlocks;

/// <summary>A block that was sent to nodeos, when, and what it did with it.</summary>
internal sealed record RecordedBlock(string What, SignedBlock Block, TimePoint SentAt, BlockAnswer Answer);

/// <summary>Golden/p2p/sent-blocks.json.gz and others, written by the tests that compare with nodeos.</summary>
internal static class BlockRecording
{
    private sealed record Entry(string What, string Block, long SentAt, bool Known, string Head);

    public static List<RecordedBlock> Read(string name = "p2p/sent-blocks.json.gz") =>
        [.. JsonSerializer.Deserialize<Entry[]>(GoldenChain.Unzip(name))!.Select(e => new RecordedBlock(
            e.What, Packed.Unpack<SignedBlock>(Convert.FromHexString(e.Block)), new(e.SentAt), new(e.Known, Checksum256.Parse(e.Head))))];

    public static void Write(string path, IEnumerable<RecordedBlock> blocks)
    {
        using var zip = new GZipStream(File.Create(path), CompressionLevel.SmallestSize);
        JsonSerializer.Serialize(zip, blocks.Select(b => new Entry(
            b.What, Convert.ToHexStringLower(Packed.Pack(b.Block)), b.SentAt.Microseconds, b.Answer.Known, b.Answer.Head.ToString())));
    }
}
