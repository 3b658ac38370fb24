using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using Antelope;
using DevNode.Chain;
using DevNode.Tests.Chain;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit.Abstractions;

namespace DevNode.Tests.Wasm.Differential;

/// <summary>Blocks of a <see cref="BlockScenario"/> made by one engine replay on the other to the same integrity hash.</summary>
public sealed partial class BlockScenarioTests(ITestOutputHelper output)
{
    internal const int Blocks = 90;

    internal static int Seed => Environment.GetEnvironmentVariable("LAB_CASE_SEED") is { } value ? int.Parse(value, CultureInfo.InvariantCulture) : 1;

    [SkippableFact]
    public async Task Blocks_of_nodeos_replay_here()
    {
        var executable = NodeosProcess.Executable;
        var start = TimePoint.From(TimeProvider.System.GetUtcNow());
        await using var nodeos = await NodeosCases.StartAsync(executable);
        await new BlockScenario(start, Seed).RunAsync(nodeos, Blocks);
        var (block, hash, directory) = await nodeos.FinishAsync();
        output.WriteLine($"block {block}: {hash}; {Statuses(directory)}");
        if (Environment.GetEnvironmentVariable("LAB_BLOCKS_RECORD") is { } recording)
            File.Copy(Path.Combine(directory, BlockLog.LogFileName), recording, overwrite: true);
        using var here = new ChainUnderTest(config: new() { ForceAllChecks = true, DisableReplayOpts = true, TerminateAtBlock = block }, blocks: directory);
        here.Controller.Startup(GoldenChain.Genesis);
        here.Controller.HeadBlockNum.ShouldBe(block);
        here.Controller.CalculateIntegrityHash().ToString().ShouldBe(hash);
    }

    // A producing nodeos does not replace deferred transactions before REPLACE_DEFERRED, but takes blocks in which one did.
    [SkippableTheory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Blocks_made_here_replay_on_nodeos(bool replacesDeferred)
    {
        var executable = NodeosProcess.Executable;
        await using var here = new DevNodeCases(CaseRecording.Read().Start, replacesDeferred);
        await new BlockScenario(CaseRecording.Read().Start, Seed).RunAsync(here, Blocks);
        var (block, hash) = here.Finish();
        (here.RamCorrection > 0).ShouldBe(replacesDeferred);
        using var directory = new TemporaryDirectory();
        var blocks = Directory.CreateDirectory(Path.Combine(directory.Path, "blocks")).FullName;
        File.Copy(Path.Combine(here.BlocksDirectory, BlockLog.LogFileName), Path.Combine(blocks, BlockLog.LogFileName));
        output.WriteLine($"block {block}: {hash}; {Statuses(blocks)}; {here.RamCorrection} bytes of RAM to correct");
        if (replacesDeferred && Environment.GetEnvironmentVariable("LAB_BLOCKS_RECORD") is { } recording)
            File.Copy(Path.Combine(blocks, BlockLog.LogFileName), recording, overwrite: true);
        using var nodeos = Process.Start(new ProcessStartInfo(executable,
            ["--data-dir", directory.Path, "--config-dir", directory.Path, "--replay-blockchain", "--force-all-checks", "--terminate-at-block",
             block.ToString(CultureInfo.InvariantCulture), "--integrity-hash-on-stop", "--plugin", "eosio::chain_plugin", "--p2p-listen-endpoint", "127.0.0.1:0",
             "--resource-monitor-not-shutdown-on-threshold-exceeded", "--chain-state-db-size-mb", "512"])
        { RedirectStandardError = true })!;
        var log = await nodeos.StandardError.ReadToEndAsync();
        IntegrityHash().Match(log).Groups[1].Value.ShouldBe(hash, log);
    }

    /// <summary>How often each status of a receipt is in the block log.</summary>
    private static string Statuses(string directory)
    {
        using var copy = new TemporaryDirectory();
        File.Copy(Path.Combine(directory, BlockLog.LogFileName), Path.Combine(copy.Path, BlockLog.LogFileName));
        using var log = new BlockLog(copy.Path, NullLogger.Instance);
        var receipts = Enumerable.Range(1, (int)log.HeadBlockNum).SelectMany(n => log.ReadBlockByNum((uint)n)!.Transactions);
        return string.Join(", ", receipts.CountBy(receipt => (receipt.Status, receipt.DeferredId is null ? "input" : "deferred")));
    }

    [GeneratedRegex("chain database stopped with hash: ([0-9a-f]{64})")]
    private static partial Regex IntegrityHash();
}
