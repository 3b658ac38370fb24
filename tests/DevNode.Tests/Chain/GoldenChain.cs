using System.IO.Compression;
using System.Text.Json.Nodes;
using Antelope;
using Antelope.Chain;
using DevNode.Chain;
using Microsoft.Extensions.Logging.Abstractions;

namespace DevNode.Tests.Chain;

/// <summary>Chains recorded from nodeos, all of the same genesis.</summary>
internal static class GoldenChain
{
    public static readonly string[] Scenarios = ["empty", "schedule", "features", "native", "contract", "limits"];

    public static TheoryData<string> All => [.. Scenarios];

    public static GenesisState Genesis { get; } = GenesisJson.Parse(Golden.Text("chain/genesis.json"));

    public static Checksum256 ChainId { get; } = Checksum256.Parse("fa288e857f4e48b7e69d68a42246718e30974db1893d533e24529f6020179df3");

    /// <summary>The integrity hash that nodeos computed after a block.</summary>
    public static string IntegrityHash(string scenario, uint blockNum) =>
        (string)JsonNode.Parse(Golden.Text("chain/integrity.json"))![scenario]!.AsArray().Single(e => (uint)e!["block_num"]! == blockNum)!["integrity_hash"]!;

    /// <summary>The bytes of a file stored with gzip.</summary>
    public static byte[] Unzip(string name)
    {
        using var zip = new GZipStream(new MemoryStream(Golden.Bytes(name)), CompressionMode.Decompress);
        using var bytes = new MemoryStream();
        zip.CopyTo(bytes);
        return bytes.ToArray();
    }

    /// <summary>Writes the scenario's block log (without index) into a directory.</summary>
    public static void WriteBlockLog(string scenario, string directory) =>
        File.WriteAllBytes(Path.Combine(directory, BlockLog.LogFileName), Unzip($"chain/{scenario}/blocks.log.gz"));

    /// <summary>All blocks of the scenario's log.</summary>
    public static List<SignedBlock> Blocks(string scenario)
    {
        using var directory = new TemporaryDirectory();
        WriteBlockLog(scenario, directory.Path);
        using var log = new BlockLog(directory.Path, NullLogger.Instance);
        return Enumerable.Range(1, (int)log.HeadBlockNum).Select(n => log.ReadBlockByNum((uint)n)!).ToList();
    }
}
