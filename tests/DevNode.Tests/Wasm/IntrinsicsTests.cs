using DevNode.Chain;
using DevNode.Chain.Intrinsics;

namespace DevNode.Tests.Wasm;

public class IntrinsicsTests
{
    // nodeos controller.cpp, on_activation handlers: what features add to the whitelist
    private static readonly string[] FromFeatures =
    [
        "preactivate_feature", "is_feature_activated", "get_sender", "set_proposed_producers_ex", "set_action_return_value",
        "get_wasm_parameters_packed", "set_wasm_parameters_packed", "get_parameters_packed", "set_parameters_packed", "get_code_hash",
        "get_block_num", "alt_bn128_add", "alt_bn128_mul", "alt_bn128_pair", "mod_exp", "blake2_f", "sha3", "k1_recover",
    ];

    [Fact]
    public void Every_intrinsic_that_a_chain_can_whitelist_is_there_and_no_other() =>
        ContractIntrinsics.Functions.Names.ShouldBe(
            GenesisIntrinsics.Names.Concat(FromFeatures).Order(StringComparer.Ordinal));

    [Fact]
    public void The_recorded_contracts_find_all_their_imports()
    {
        foreach (var name in new[] { "db", "listener", "math", "sys", "tok", "trap" })
        {
            Should.NotThrow(() => DevNode.Wasm.CodeValidator.Validate(
                GoldenContract.Module(name), DevNode.Wasm.WasmConfig.Default, ContractIntrinsics.Functions, _ => true), name);
        }
    }
}
