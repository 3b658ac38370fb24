using Antelope;
using DevNode.Chain;

namespace DevNode.Hosting;

/// <summary>Runs no contract: setcode and calls of contracts fail until the WebAssembly engine is joined to the chain.</summary>
internal sealed class MissingContractRunner : IContractRunner
{
    public void Apply(Checksum256 codeHash, byte vmType, byte vmVersion, ApplyContext context) =>
        ChainErrors.WasmExecutionError.Throw("this node cannot run contracts");

    public void Validate(ReadOnlySpan<byte> code) => ChainErrors.WasmExecutionError.Throw("this node cannot run contracts");

    public void CodeBlockNumLastUsed(Checksum256 codeHash, byte vmType, byte vmVersion, uint blockNum)
    {
    }
}
