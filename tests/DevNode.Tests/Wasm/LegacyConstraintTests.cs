using DevNode.Chain.Intrinsics;
using DevNode.Wasm;

namespace DevNode.Tests.Wasm;

/// <summary>The fixed limits of chains without configurable WASM limits (nodeos wasm_eosio_validation.cpp).</summary>
public class LegacyConstraintTests
{
    [Theory]
    [InlineData("db")]
    [InlineData("sys")]
    [InlineData("math")]
    [InlineData("tok")]
    [InlineData("listener")]
    public void Contracts_pass(string name) => Should.NotThrow(() => Validate(GoldenContract.Module(name)));

    [Fact]
    public void Too_many_locals() => Refusal(ModuleBytes.WithApply([], i64Locals: 1022))
        .ShouldBe("Smart contract function has more than 8192 bytes of stack usage");

    [Fact]
    public void Parameters_count_as_locals() => Should.NotThrow(() => Validate(ModuleBytes.WithApply([], i64Locals: 1021)));

    [Fact]
    public void A_load_beyond_any_memory() => Refusal(ModuleBytes.WithApply([0x41, 0x00, 0x28, 0x02, .. ModuleBytes.Leb(33 * 1024 * 1024), 0x1a]))
        .ShouldBe("Smart contract used an invalid large memory store/load offset");

    [Fact]
    public void Nesting_too_deep() => Refusal(ModuleBytes.WithApply(Nested(1024))).ShouldBe("Nested depth exceeded");

    [Fact]
    public void Nesting_just_not_too_deep() => Should.NotThrow(() => Validate(ModuleBytes.WithApply(Nested(1023))));

    private static byte[] Nested(int depth) =>
        [.. Enumerable.Repeat<byte[]>([0x02, 0x40], depth).SelectMany(part => part), .. Enumerable.Repeat((byte)0x0b, depth)];

    private static string Refusal(byte[] code) => Should.Throw<WasmConstraintException>(() => Validate(code)).Message;

    private static void Validate(byte[] code) => CodeValidator.ValidateLegacy(code, ContractIntrinsics.Functions, _ => true, isProducing: true);
}
