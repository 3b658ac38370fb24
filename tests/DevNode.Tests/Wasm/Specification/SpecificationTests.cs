using System.Diagnostics;
using DevNode.Tests.Chain;
using DevNode.Wasm;
using Xunit.Abstractions;

namespace DevNode.Tests.Wasm.Specification;

/// <summary>
/// The WebAssembly 1.0 specification tests (WebAssembly/spec, tag opam-1.1, test/core) on the engine without nodeos's limits.
/// LAB_WASM_SPEC names the folder of their .wast files, all or some of them (.ci/wasm-spec gets 72 of 73 through Debian); wast2json of
/// Debian's wabt converts them. Each assertion that does not hold is listed with its reason in
/// Golden/wasm/specification-differences.txt.
/// </summary>
public sealed class SpecificationTests(ITestOutputHelper output)
{
    private const string Differences = "wasm/specification-differences.txt";

    // 1.0 as it was: what came later is not part of it
    private static readonly string[] Features =
        [.. new[] { "saturating-float-to-int", "sign-extension", "simd", "multi-value", "bulk-memory", "reference-types" }.Select(name => $"--disable-{name}")];

    [SkippableFact]
    public void Assertions_hold_but_those_listed()
    {
        var folder = Environment.GetEnvironmentVariable("LAB_WASM_SPEC");
        Skip.If(string.IsNullOrEmpty(folder), "LAB_WASM_SPEC names no folder with the specification tests (.ci/wasm-spec prints one)");
        using var converted = new TemporaryDirectory();
        var scripts = Directory.GetFiles(folder!, "*.wast").Order(StringComparer.Ordinal).Select(file => new SpecificationScript(Convert(file, converted.Path))).ToList();
        DeepStack.Run(() => scripts.ForEach(script => script.Run()));
        var failures = scripts.SelectMany(script => script.Failures).Order(StringComparer.Ordinal).ToList();
        var assertions = scripts.Sum(script => script.Assertions);
        var summary = $"{scripts.Count} files, {assertions} assertions, {assertions - failures.Count} hold, {failures.Count} do not; "
            + $"{scripts.Sum(script => script.TextAssertions)} more are on the text format";
        output.WriteLine(summary);
        Console.WriteLine($"WebAssembly 1.0 specification tests: {summary}");
        if (Environment.GetEnvironmentVariable("LAB_WASM_SPEC_OUT") is { } report)
            File.WriteAllLines(report, failures);
        var listed = Listed(folder!);
        failures.Except(listed, StringComparer.Ordinal).ShouldBeEmpty();
        listed.Except(failures, StringComparer.Ordinal).ShouldBeEmpty();
    }

    // "file:line what happens", under lines that begin with # and give the reason
    private static List<string> Listed(string folder) => [.. Golden.Text(Differences).Split('\n')
        .Where(line => line.Length > 0 && line[0] != '#' && File.Exists(Path.Combine(folder, line.Split(':')[0])))];

    private static string Convert(string file, string directory)
    {
        var json = Path.Combine(directory, Path.GetFileNameWithoutExtension(file) + ".json");
        using var wast2json = Process.Start(new ProcessStartInfo("wast2json", [.. Features, file, "-o", json]))
            ?? throw new InvalidOperationException("wast2json did not start");
        wast2json.WaitForExit();
        wast2json.ExitCode.ShouldBe(0, file);
        return json;
    }
}
