using System.IO.Compression;
using System.Text.Json;
using Antelope;
using DevNode.Tests.Chain;

namespace DevNode.Tests.Wasm.Differential;

/// <summary>
/// What the cases of a seed did on nodeos (Golden/wasm/cases.json.gz). Contracts and programs are generated anew, so a change of
/// the generator needs a new recording: LAB_CASES_RECORD names the file that the differential test writes.
/// </summary>
/// <param name="Start">Time of the first block made here; transactions expire 50 minutes later.</param>
internal sealed record CaseRecording(TimePoint Start, int Seed, IReadOnlyList<string> Outcomes)
{
    private sealed record Content(long Start, int Seed, string[] Outcomes);

    public static CaseRecording Read()
    {
        var content = JsonSerializer.Deserialize<Content>(GoldenChain.Unzip("wasm/cases.json.gz"))!;
        return new(new TimePoint(content.Start), content.Seed, content.Outcomes);
    }

    public static void Write(string path, TimePoint start, int seed, string[] outcomes)
    {
        using var zip = new GZipStream(File.Create(path), CompressionLevel.SmallestSize);
        JsonSerializer.Serialize(zip, new Content(start.Microseconds, seed, outcomes));
    }
}
