using System.IO.Compression;
using System.Text;
using Antelope;
using DevNode.Chain;
using DevNode.Tests.Chain;

namespace DevNode.Tests.DeepMind;

/// <summary>Lines of a deep mind log in memory, and what is compared of them.</summary>
internal sealed class DeepMindLines : IDeepMindLog
{
    private const int LongWord = 200;
    private const int StoredDigits = 16;
    private const string Prefix = "DMLOG ";
    private const string Applied = "APPLIED_TRANSACTION ";
    private readonly List<string> _lines = [];

    /// <summary>Without their prefix.</summary>
    public IReadOnlyList<string> Lines => _lines;

    public void Log(string line) => _lines.Add(line);

    /// <summary>Adds a line of a node's standard output, which must be one of the log.</summary>
    public void AddOutput(string line)
    {
        line.ShouldStartWith(Prefix);
        _lines.Add(line[Prefix.Length..]);
    }

    /// <summary>Fails at the first line that differs in more than measured times and places in sources.</summary>
    public void ShouldBe(DeepMindLines expected) => ShouldBe(_lines.ConvertAll(Comparable), expected._lines.ConvertAll(Comparable));

    /// <summary>The same with Golden/deep-mind/NAME.log.gz.</summary>
    public void ShouldBeRecorded(string name) => ShouldBe(
        _lines.ConvertAll(Stored), Encoding.ASCII.GetString(GoldenChain.Unzip($"deep-mind/{name}.log.gz")).TrimEnd('\n').Split('\n'));

    /// <summary>Writes NAME.log.gz into the directory that LAB_DEEP_MIND_RECORD names, if any.</summary>
    public void Record(string name)
    {
        if (RecordingDirectory is not { } directory)
            return;
        using var zip = new GZipStream(File.Create(Path.Combine(directory, $"{name}.log.gz")), CompressionLevel.SmallestSize);
        zip.Write(Encoding.ASCII.GetBytes(string.Concat(_lines.Select(line => Stored(line) + "\n"))));
    }

    public static string? RecordingDirectory => Environment.GetEnvironmentVariable("LAB_DEEP_MIND_RECORD");

    private static void ShouldBe(List<string> here, IReadOnlyList<string> there)
    {
        for (var i = 0; i < Math.Min(here.Count, there.Count); i++)
        {
            if (here[i] != there[i])
                throw new ShouldAssertException($"line {i + 1}, here and there:\n{here[i]}\n{there[i]}");
        }
        here.Count.ShouldBe(there.Count);
    }

    /// <summary>Of long bytes (blocks, traces, ABIs) only the beginning of the sha256.</summary>
    private static string Stored(string line) => string.Join(' ', Comparable(line).Split(' ').Select(word =>
        word.Length > LongWord && word[0] != '{' ? Checksum256.Hash(Encoding.ASCII.GetBytes(word)).ToString()[..StoredDigits] : word));

    private static string Comparable(string line)
    {
        if (!line.StartsWith(Applied, StringComparison.Ordinal))
            return line;
        var words = line.Split(' ');
        words.Length.ShouldBe(3);
        return $"{Applied}{words[1]} {Convert.ToHexStringLower(ComparableTrace.Of(Convert.FromHexString(words[2])))}";
    }
}
