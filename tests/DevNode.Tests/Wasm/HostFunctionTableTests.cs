using Antelope;
using DevNode.Chain;
using DevNode.Chain.Intrinsics;
using DevNode.Tests.Chain;
using DevNode.Tests.Wasm.Differential;

namespace DevNode.Tests.Wasm;

/// <summary>Our host functions beside nodeos's registrations: none missing, none more, each of the same signature and as open.</summary>
public class HostFunctionTableTests
{
    [Fact]
    public void Every_host_function_of_nodeos_is_there_with_its_signature_and_no_other() =>
        ContractIntrinsics.Functions.Names.Select(name => (name, ContractIntrinsics.Functions.Find(name)!.Type))
            .ShouldBe(HostFunctionTable.Rows.OrderBy(row => row.Name, StringComparer.Ordinal).Select(row => (row.Name, row.Type)));

    [Fact]
    public void A_new_chain_has_those_of_genesis_and_each_feature_adds_its_own()
    {
        using var chain = new ChainUnderTest(started: true);
        var controller = chain.Controller;
        var features = ProtocolFeatureSet.CreateDefault();
        var had = Whitelist();
        had.Order(StringComparer.Ordinal).ShouldBe(Of(null));
        foreach (var feature in Enum.GetValues<BuiltinProtocolFeature>())
        {
            var digest = features.GetBuiltinDigest(feature)!.Value;
            if (feature == BuiltinProtocolFeature.PreactivateFeature)
            {
                controller.StartBlock(controller.HeadBlockState.Timestamp.Next(), 0, [digest], TimePoint.MaxValue);
            }
            else
            {
                controller.StartBlock();
                controller.PreactivateFeature(digest);
                controller.FinishBlock();
                controller.StartBlock();
            }
            controller.FinishBlock();
            Whitelist().Except(had).Order(StringComparer.Ordinal).ShouldBe(Of(feature), feature.ToString());
            had = Whitelist();
        }
        had.Count.ShouldBe(HostFunctionTable.Rows.Count);

        List<string> Whitelist() => [.. controller.Db.ProtocolState.WhitelistedIntrinsics];

        static IEnumerable<string> Of(BuiltinProtocolFeature? feature) =>
            HostFunctionTable.Rows.Where(row => row.Feature == feature).Select(row => row.Name).Order(StringComparer.Ordinal);
    }

    [Fact]
    public async Task Each_is_open_to_the_actions_that_nodeos_opens_it_to()
    {
        await using var node = new DevNodeCases(CaseRecording.Read().Start);
        var chain = await node.PrepareAsync(CaseRecording.Read().Start);
        foreach (var row in HostFunctionTable.Rows)
        {
            (await IsOpenAsync(row, isPrivileged: false, isContextFree: false)).ShouldBe(row.Access is HostFunctionAccess.Any or HostFunctionAccess.Action, row.Name);
            (await IsOpenAsync(row, isPrivileged: true, isContextFree: false)).ShouldBe(row.Access != HostFunctionAccess.ContextFree, row.Name);
            (await IsOpenAsync(row, isPrivileged: true, isContextFree: true)).ShouldBe(row.Access is HostFunctionAccess.Any or HostFunctionAccess.ContextFree, row.Name);
        }

        async Task<bool> IsOpenAsync(HostFunctionTable row, bool isPrivileged, bool isContextFree)
        {
            // nothing that an argument could be refused for: lengths of 0, addresses in memory
            var program = new CallerProgram(chain.Caller);
            program.Call(row.Name, [.. chain.Caller.Operations.First(operation => operation.Name == row.Name).Parameters.Select(name => (false, name.EndsWith("ength", StringComparison.Ordinal) ? 0ul : 16ul))]);
            program.Call("eosio_assert_code", (false, 0), (false, 1)); // undone
            var outcome = await node.PushAsync(chain.Case(program.ToActionData(), isPrivileged, isContextFree));
            return !outcome.StartsWith($"{ChainErrors.UnaccessibleApi.Code} ", StringComparison.Ordinal);
        }
    }
}
