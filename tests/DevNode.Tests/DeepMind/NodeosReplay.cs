using System.Diagnostics;
using System.Globalization;
using DevNode.Chain;
using DevNode.Tests.Chain;

namespace DevNode.Tests.DeepMind;

/// <summary>A real nodeos that goes through a block log with --deep-mind.</summary>
internal static class NodeosReplay
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);

    /// <summary>What it writes until it has started.</summary>
    /// <param name="blocks">Directory of blocks.log.</param>
    /// <param name="arguments">What the state begins with, and more.</param>
    public static async Task<DeepMindLines> RunAsync(string executable, string blocks, params string[] arguments)
    {
        using var directory = new TemporaryDirectory();
        var data = Directory.CreateDirectory(Path.Combine(directory.Path, "blocks")).FullName;
        File.Copy(Path.Combine(blocks, BlockLog.LogFileName), Path.Combine(data, BlockLog.LogFileName));
        using var nodeos = Process.Start(new ProcessStartInfo(executable,
            ["--data-dir", directory.Path, "--config-dir", directory.Path, "--deep-mind", "--api-accept-transactions", "false", "--p2p-accept-transactions", "false",
             "--plugin", "eosio::chain_plugin", "--p2p-listen-endpoint", "127.0.0.1:0", "--resource-monitor-not-shutdown-on-threshold-exceeded",
             "--chain-state-db-size-mb", "512", .. arguments])
        { RedirectStandardError = true, RedirectStandardOutput = true })!;
        var lines = new DeepMindLines();
        var reading = Task.Run(async () =>
        {
            while (await nodeos.StandardOutput.ReadLineAsync() is { } line)
                lines.AddOutput(line);
        });
        var log = new List<string>();
        while (await nodeos.StandardError.ReadLineAsync().WaitAsync(Limit) is { } line)
        {
            log.Add(line);
            if (line.Contains("Blockchain started", StringComparison.Ordinal))
                Process.Start("kill", [nodeos.Id.ToString(CultureInfo.InvariantCulture)]).Dispose();
        }
        await reading.WaitAsync(Limit);
        await nodeos.WaitForExitAsync().WaitAsync(Limit);
        nodeos.ExitCode.ShouldBe(0, string.Join('\n', log));
        return lines;
    }
}
