using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using DevNode.Http;
using DevNode.Tests.Chain;

namespace DevNode.Tests.Http;

/// <summary>Slices of traces that are compressed once they are irreversible, beside those of a real nodeos.</summary>
public sealed class CompressedTraceTests
{
    private const string Slice = "trace_0000000000-0000000010.clog";

    [Fact]
    public async Task Slices_are_compressed_as_nodeos_does_and_answer_as_before()
    {
        await using var plain = await StartAsync("-1");
        await using var node = await StartAsync("5");
        await node.Node.Records.Traces!.Compression.WaitAsync(TimeSpan.FromSeconds(30), TimeProvider.System);
        var traces = Path.Combine(node.Node.Configuration.Paths.DataDir, "traces");
        Directory.EnumerateFiles(traces).Order(StringComparer.Ordinal).Select(file => Path.GetFileName(file) == Slice ? Slice : Hash(file)).ShouldBe(
        [
            Slice,
            "trace_0000000010-0000000020.log d36f805106711e2e44a7bf69f5d4db3008d9a84317f959130b69bd4634346de3",
            "trace_0000000020-0000000030.log 13287ca6bf8285ad35eae28700cddb6e94613de32615cf28043e06cc5919b57a",
            "trace_index_0000000000-0000000010.log 5fccba114d9bb744c9aaeb5e4c3957bb148e4852b8be2c5336d7db8705375fad",
            "trace_index_0000000010-0000000020.log 8be57bc3722f69c15e1511bbafa742059197a55713e657f9e9c37c2086f07ef3",
            "trace_index_0000000020-0000000030.log f0b641d91a37026095f2d84b025253720e1e1e116ad9f3fc17ca48acb568efd5",
            "trace_trx_id_0000000000-0000000010.log 9962472eb9088c0f622c0339e67bc38ceef5c33b5bbf34c710d70645e64e0a2d",
            "trace_trx_id_0000000010-0000000020.log 87fdb9b2cdd0eaac44a7d6375e54010cb2c8826d533b733b2f9ff2f6bfe4d79c",
            "trace_trx_id_0000000020-0000000030.log 999e7577247e6e9be78dd2630b773e822821dfd5c87b673e4768008091fe8e23",
        ]);
        (await BlocksAsync(node)).ShouldBe(await BlocksAsync(plain));

        Unpacked(Path.Combine(traces, Slice)).ShouldBe(Unpacked(Golden.PathOf("trace/" + Slice)));
        File.Copy(Golden.PathOf("trace/" + Slice), Path.Combine(traces, Slice), overwrite: true);
        (await BlocksAsync(node)).ShouldBe(await BlocksAsync(plain));
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(999, 100)]
    [InlineData(1000, 100)]
    [InlineData(1001, 100)]
    [InlineData(50_000, 4096)]
    [InlineData(1000, 5000)]
    public void What_was_written_is_read_from_every_offset(int size, int stride)
    {
        var random = new Random(size);
        var bytes = Encoding.ASCII.GetBytes(string.Concat(Enumerable.Range(0, size).Select(_ => random.Next(4).ToString(CultureInfo.InvariantCulture))));
        using var directory = new TemporaryDirectory();
        using (var output = File.Create(directory.File("compressed")))
            CompressedTrace.Write(new MemoryStream(bytes), output, stride);
        foreach (var offset in Enumerable.Range(0, 50).Select(_ => random.Next(size)).Append(0).Append(size - 1).Append((size - 1) / stride * stride))
        {
            using var stream = CompressedTrace.OpenAt(File.OpenRead(directory.File("compressed")), offset);
            using var rest = new MemoryStream();
            stream.CopyTo(rest);
            rest.ToArray().ShouldBe(bytes[offset..]);
        }
    }

    private static Task<ApiNode> StartAsync(string uncompressed) => ApiNode.StartAsync("contract", "--http-max-response-time-ms", "10000",
        "--plugin", "eosio::trace_api_plugin", "--trace-no-abis", "--trace-slice-stride", "10", "--trace-minimum-uncompressed-irreversible-history-blocks", uncompressed);

    private static async Task<List<string>> BlocksAsync(ApiNode node)
    {
        var answers = new List<string>();
        for (var number = 2; number < 24; number++)
        {
            using var response = await node.Client.PostAsync("/v1/trace_api/get_block", new StringContent($"{{\"block_num\":{number}}}"));
            answers.Add($"{(int)response.StatusCode} {await response.Content.ReadAsStringAsync()}");
        }
        answers.ShouldAllBe(a => a.StartsWith("200 "));
        return answers;
    }

    private static byte[] Unpacked(string path)
    {
        using var stream = CompressedTrace.OpenAt(File.OpenRead(path), 0);
        using var all = new MemoryStream();
        stream.CopyTo(all);
        return all.ToArray();
    }

    private static string Hash(string file) => $"{Path.GetFileName(file)} {Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(file)))}";
}
