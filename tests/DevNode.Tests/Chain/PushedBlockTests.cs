using System.Text.Json.Nodes;
using Antelope.Chain;
using Antelope.Serialization;
using DevNode.Chain;

namespace DevNode.Tests.Chain;

/// <summary>
/// Next blocks of a recorded chain, each changed in one way and signed again by its producers, pushed to nodeos and here: what
/// nodeos took is taken, what it refused is refused with its error and message.
/// </summary>
public sealed class PushedBlockTests
{
    private static readonly List<Pushed> All = Read();
    private static readonly List<SignedBlock> Blocks = GoldenChain.Blocks("schedule");

    private sealed record Pushed(uint After, string What, int Code, string Name, string Message, SignedBlock Block);

    [Fact]
    public void Wrong_blocks_are_refused_with_nodeoss_error()
    {
        using var chain = new ChainUnderTest();
        chain.Controller.Startup(GoldenChain.Genesis);
        var different = new List<string>();
        foreach (var pushed in All.Where(p => p.Code != 0 || p.Name.Length > 0))
        {
            ReceiveUpTo(chain.Controller, pushed.After);
            var (name, code, message) = Push(chain.Controller, pushed.Block);
            chain.Controller.HeadBlockId.ShouldBe(Blocks[(int)pushed.After - 1].Header.CalculateId(), pushed.What);
            if ((name, code, message) != (pushed.Name, pushed.Code, pushed.Message))
                different.Add($"{pushed.After} {pushed.What}: {name} ({code}): {message} != {pushed.Name} ({pushed.Code}): {pushed.Message}");
        }
        different.ShouldBeEmpty();
        ReceiveUpTo(chain.Controller, 327);
        chain.Controller.CalculateIntegrityHash().ToString().ShouldBe(GoldenChain.IntegrityHash("schedule", 327));
    }

    public static TheoryData<string> Taken => [.. All.Where(p => p is { Code: 0, Name: "" }).Select(p => $"{p.After} {p.What}")];

    [Theory]
    [MemberData(nameof(Taken))]
    public void Unusual_blocks_are_taken_as_nodeos_takes_them(string what)
    {
        var pushed = All.Single(p => $"{p.After} {p.What}" == what);
        using var chain = new ChainUnderTest();
        chain.Controller.Startup(GoldenChain.Genesis);
        ReceiveUpTo(chain.Controller, pushed.After);
        Push(chain.Controller, pushed.Block).ShouldBe(("", 0, ""));
        chain.Controller.HeadBlockId.ShouldBe(pushed.Block.Header.CalculateId());
    }

    private static (string Name, int Code, string Message) Push(Controller chain, SignedBlock block)
    {
        var id = block.Header.CalculateId();
        try
        {
            chain.PushBlock(new(), chain.CreateBlockState(id, block) ?? throw ChainErrors.UnlinkableBlockException.Error($"unlinkable block {id}"));
            return ("", 0, "");
        }
        catch (ChainException e)
        {
            return (e.Type.Name, e.Type.Code, e.Details[0]);
        }
    }

    private static void ReceiveUpTo(Controller chain, uint number)
    {
        while (chain.HeadBlockNum < number)
        {
            var next = Blocks[(int)chain.HeadBlockNum];
            chain.PushBlock(new(), chain.CreateBlockState(next.Header.CalculateId(), next).ShouldNotBeNull());
        }
    }

    private static List<Pushed> Read() =>
    [
        .. JsonNode.Parse(GoldenChain.Unzip("chain/schedule/pushed-blocks.json.gz"))!.AsArray().Select(p => new Pushed(
            (uint)p!["after"]!, (string)p["what"]!, (int)p["code"]!, (string)p["name"]!, (string?)p["messages"]!.AsArray().FirstOrDefault() ?? "",
            Packed.Unpack<SignedBlock>(Convert.FromHexString((string)p["block"]!)))),
    ];
}
