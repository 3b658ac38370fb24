using Antelope.Serialization;
using DevNode.Chain;
using DevNode.Hosting;
using DevNode.Tests.Net;

namespace DevNode.Tests.Hosting;

/// <summary>Files of a stopped node, damaged at random places: the next start repairs, replays or refuses, and never uses them as they are.</summary>
public sealed class DamagedFilesTests
{
    private const int Damages = 60;
    private static readonly string[] Files = ["blocks/blocks.log", "blocks/blocks.index", "blocks/reversible/fork_db.dat", "state/state.bin"];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task A_damaged_file_is_repaired_replayed_or_refused(int seed)
    {
        await using var node = TestNode.Create(TestNode.ProducerConfig);
        await node.StartAsync();
        await Wait.Until(async () => await node.HeadAsync() >= 6, "block 6");
        await node.StopAsync();
        var whole = Directory.EnumerateFiles(node.DataDir, "*", SearchOption.AllDirectories).ToDictionary(f => f, f => (Bytes: File.ReadAllBytes(f), Written: File.GetLastWriteTimeUtc(f)));
        var expected = await ContentsAsync(node);
        var random = new Random(seed);
        var outcomes = new Dictionary<string, int>();
        for (var i = 0; i < Damages; i++)
        {
            Restore(node, whole);
            var name = Files[random.Next(Files.Length)];
            var file = Path.Combine(node.DataDir, name);
            var (damage, bytes) = Damage(random, whole[file].Bytes);
            Write(file, bytes, whole[file].Written);
            var outcome = await OutcomeAsync(node, expected, $"seed {seed}, {name}, {damage}");
            outcomes[outcome] = outcomes.GetValueOrDefault(outcome) + 1;
        }
        // More than one way out was met, or the test looks at nothing.
        outcomes.Count.ShouldBeGreaterThan(1, $"{string.Join(", ", outcomes)}");
    }

    [Theory]
    [InlineData(1, true)]
    [InlineData(-1, false)]
    public async Task Reversible_blocks_are_left_out_when_damaged_and_taken_when_another_program_wrote_them_since(int secondsAfterSum, bool areTaken)
    {
        await using var node = TestNode.Create(TestNode.ProducerConfig);
        await node.StartAsync();
        await Wait.Until(async () => await node.HeadAsync() >= 6, "block 6");
        var head = await node.Read(c => c.HeadBlockNum);
        await node.StopAsync();
        var forks = Path.Combine(node.DataDir, "blocks", "reversible", "fork_db.dat");
        var sum = forks + ".sha256";
        (await File.ReadAllTextAsync(sum)).ShouldBe($"{Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(await File.ReadAllBytesAsync(forks)))}  fork_db.dat\n");

        await File.WriteAllTextAsync(sum, $"{new string('0', 64)}  fork_db.dat\n");
        File.SetLastWriteTimeUtc(forks, File.GetLastWriteTimeUtc(sum).AddSeconds(secondsAfterSum));
        await node.StartAsync("--pause-on-startup");
        ((await node.Read(c => c.HeadBlockNum)) >= head).ShouldBe(areTaken);
        File.Exists(sum).ShouldBeFalse();
    }

    private static async Task<string> OutcomeAsync(TestNode node, List<byte[]> expected, string what)
    {
        List<byte[]> blocks;
        try
        {
            blocks = await ContentsAsync(node);
        }
        catch (Exception e) when (e is ChainException or OptionException)
        {
            e.Message.ShouldNotBeNullOrEmpty();
            return "refused";
        }
        finally
        {
            await node.StopAsync();
        }
        blocks.Count.ShouldBeLessThanOrEqualTo(expected.Count, what);
        for (var i = 0; i < blocks.Count; i++)
            WithoutSignature(blocks[i]).ShouldBe(WithoutSignature(expected[i]), $"block {i + 1}: {what}");
        return blocks.Count == expected.Count ? "same" : "shorter";
    }

    /// <summary>All blocks of the chain after a start, up to the head.</summary>
    private static async Task<List<byte[]>> ContentsAsync(TestNode node)
    {
        await node.StartAsync("--pause-on-startup");
        var blocks = await node.Read(c => Enumerable.Range(1, (int)c.HeadBlockNum).Select(n => Packed.Pack(c.FetchBlockByNumber((uint)n)!)).ToList());
        await node.StopAsync();
        return blocks;
    }

    /// <summary>A signature inside the log is not part of what the next block vouches for: as nodeos, only --force-all-checks looks at it.</summary>
    private static byte[] WithoutSignature(byte[] packed) =>
        Packed.Pack(Packed.Unpack<Antelope.Chain.SignedBlock>(packed) with { ProducerSignature = Antelope.Signature.Empty });

    private static (string, byte[]) Damage(Random random, byte[] whole)
    {
        var bytes = whole.ToArray();
        var at = random.Next(bytes.Length);
        switch (random.Next(4))
        {
            case 0:
                return ($"cut at {at}", bytes[..at]);
            case 1:
                random.NextBytes(bytes.AsSpan(at, Math.Min(64, bytes.Length - at)));
                return ($"64 random bytes at {at}", bytes);
            default:
                var bit = random.Next(8);
                bytes[at] ^= (byte)(1 << bit);
                return ($"bit {bit} of byte {at}", bytes);
        }
    }

    private static void Restore(TestNode node, Dictionary<string, (byte[] Bytes, DateTime Written)> whole)
    {
        Directory.Delete(node.DataDir, recursive: true);
        foreach (var (file, (bytes, written)) in whole)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            Write(file, bytes, written);
        }
    }

    /// <summary>A disk that damages a file leaves its time as it was.</summary>
    private static void Write(string file, byte[] bytes, DateTime written)
    {
        File.WriteAllBytes(file, bytes);
        File.SetLastWriteTimeUtc(file, written);
    }
}
