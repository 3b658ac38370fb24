using System.Globalization;
using System.IO.Pipes;
using DevNode.Hosting;

namespace DevNode.Tests.DeepMind;

/// <summary>Where the lines go, and what the option goes together with.</summary>
public sealed class DeepMindOutputTests
{
    private static readonly string[] NoTransactions = ["--api-accept-transactions=false", "--p2p-accept-transactions=false"];

    [Fact]
    public void Every_line_is_written_at_once()
    {
        using var pipe = new AnonymousPipeServerStream(PipeDirection.In);
        var log = new DeepMindOutput(DescriptorOf(pipe), TextWriter.Null, () => { });
        using var reader = new StreamReader(pipe);
        foreach (var line in (string[])["START_BLOCK 2", new string('a', 5000), "ABIDUMP END"])
        {
            log.Log(line);
            reader.ReadLine().ShouldBe("DMLOG " + line);
        }
    }

    [Fact]
    public void A_reader_that_is_gone_ends_the_node_once()
    {
        using var errors = new StringWriter();
        var stopped = 0;
        using var pipe = new AnonymousPipeServerStream(PipeDirection.In);
        var log = new DeepMindOutput(DescriptorOf(pipe), errors, () => stopped++);
        pipe.SafePipeHandle.Close();
        log.Log("START_BLOCK 2");
        log.Log("START_BLOCK 3");
        stopped.ShouldBe(1);
        errors.ToString().ShouldBe("DMLOG FPRINTF_FAILED failed written=0 remaining=20 1 Broken pipe\nDMLOG FPRINTF_FAILURE_TERMINATED\n");
    }

    [Theory]
    [InlineData("api-accept-transactions", "--p2p-accept-transactions=false")]
    [InlineData("p2p-accept-transactions", "--api-accept-transactions=false")]
    [InlineData("api-accept-transactions", "--read-mode=irreversible")]
    public void A_node_that_takes_transactions_is_refused(string named, string other) =>
        Should.Throw<OptionException>(() => NodeConfiguration.Read(["--config-dir", "/nowhere", "--deep-mind", other])).Message
            .ShouldBe($"{named} must be set to false in order to enable deep-mind logging.");

    [Fact]
    public void A_node_without_transactions_is_not() =>
        DeepMindOutput.From(NodeConfiguration.Read(["--config-dir", "/nowhere", "--deep-mind", .. NoTransactions]).Values).ShouldNotBeNull();

    [Fact]
    public void Nobody_is_told_without_the_option() =>
        DeepMindOutput.From(NodeConfiguration.Read(["--config-dir", "/nowhere"]).Values).ShouldBeNull();

    private static int DescriptorOf(AnonymousPipeServerStream pipe) => int.Parse(pipe.GetClientHandleAsString(), CultureInfo.InvariantCulture);
}
