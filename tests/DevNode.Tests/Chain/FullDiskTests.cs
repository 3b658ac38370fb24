using System.Diagnostics;
using DevNode.Chain;
using Microsoft.Extensions.Logging.Abstractions;

namespace DevNode.Tests.Chain;

/// <summary>The block log on a file system that gets full.</summary>
public sealed class FullDiskTests
{
    [SkippableFact]
    public void What_does_not_fit_is_said_and_nothing_before_it_is_harmed()
    {
        using var directory = new TemporaryDirectory();
        Skip.IfNot(Run("mount", "-t", "tmpfs", "-o", "size=512k", "tmpfs", directory.Path), "no tmpfs can be mounted here");
        try
        {
            var blocks = GoldenChain.Blocks("contract");
            var filler = directory.File("filler");
            uint kept;
            using (var log = new BlockLog(directory.Path, NullLogger.Instance))
            {
                log.Reset(new(1, GoldenChain.Genesis, GoldenChain.ChainId), blocks[0]);
                File.WriteAllBytes(filler, new byte[400 * 1024]);
                var error = Should.Throw<ChainException>(() =>
                {
                    foreach (var block in blocks.Skip(1))
                        log.Append(block, block.Header.CalculateId());
                });
                error.Type.ShouldBe(ChainErrors.BlockLogAppendFail);
                error.Message.ShouldContain("blocks.log");
                kept = log.HeadBlockNum;
            }
            using (var log = new BlockLog(directory.Path, NullLogger.Instance))
            {
                log.HeadBlockNum.ShouldBe(kept);
                File.Delete(filler);
                log.Append(blocks[(int)kept], blocks[(int)kept].Header.CalculateId());
                for (var number = 1u; number <= kept + 1; number++)
                    log.ReadBlockIdByNum(number).ShouldBe(blocks[(int)number - 1].Header.CalculateId());
            }
        }
        finally
        {
            Run("umount", directory.Path);
        }
    }

    private static bool Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
        process.StandardError.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0;
    }
}
