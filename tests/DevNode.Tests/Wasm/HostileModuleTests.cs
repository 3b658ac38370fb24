using DevNode.Wasm;

namespace DevNode.Tests.Wasm;

/// <summary>Modules made to exhaust the process: they end in a trap, never in a crash.</summary>
public class HostileModuleTests
{
    [Fact]
    public void A_long_chain_of_operations_compiles_and_runs()
    {
        // i32.const 0, then 100 000 times (i32.const 1, i32.add), drop
        byte[] code = [0x41, 0x00, .. Enumerable.Repeat<byte[]>([0x41, 0x01, 0x6a], 100_000).SelectMany(part => part), 0x1a];
        RecordingHost.Run(RecordingHost.Compile(ModuleBytes.WithApply(code)), "any", []).ShouldBe("");
    }

    [Fact]
    public void Deeply_nested_blocks_compile_and_run()
    {
        byte[] code = [.. Enumerable.Repeat<byte[]>([0x02, 0x40], 1000).SelectMany(part => part), .. Enumerable.Repeat((byte)0x0b, 1000)];
        RecordingHost.Run(RecordingHost.Compile(ModuleBytes.WithApply(code)), "any", []).ShouldBe("");
    }

    [Fact]
    public void Endless_recursion_with_the_largest_frames_traps()
    {
        // 1000 i64 locals, all set from their neighbours, then a call of apply itself
        var code = new List<byte> { 0x20, 0x00, 0x21, 0x03 };
        for (uint i = 4; i < 1000; i++)
            code.AddRange([0x20, .. ModuleBytes.Leb(i - 1), 0x42, 0x03, 0x7c, 0x21, .. ModuleBytes.Leb(i)]);
        code.AddRange([0x20, 0x00, 0x20, 0x01, 0x20, 0x02, 0x10, 0x00]);
        for (uint i = 4; i < 1000; i++)
            code.AddRange([0x20, .. ModuleBytes.Leb(i), 0x21, .. ModuleBytes.Leb(i - 1)]);
        var module = RecordingHost.Compile(ModuleBytes.WithApply([.. code], i64Locals: 1000));
        Should.Throw<WasmTrapException>(() => RecordingHost.Run(module, "any", [])).Detail.ShouldBe("call depth exceeded");
    }
}
