namespace DevNode.Tests.Chain;

public sealed class WarmUpTests
{
    [Fact]
    public void It_runs_a_contract_and_leaves_the_state_as_it_was()
    {
        using var chain = new ChainUnderTest(started: true);
        var hash = chain.Controller.CalculateIntegrityHash();
        var executed = new List<string>();
        chain.Controller.AppliedTransaction += (trace, _) =>
        {
            trace.Except.ShouldBeNull();
            executed.Add(trace.ActionTraces[0].Act.Name.ToString());
        };
        chain.Controller.WarmUp();
        executed.ShouldBe(["onblock", "newaccount", "setcode", "call", "call"]);
        chain.Controller.IsBuildingBlock.ShouldBeFalse();
        chain.Controller.CalculateIntegrityHash().ShouldBe(hash);
    }
}
