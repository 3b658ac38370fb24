using Antelope;

namespace BootAgent.Contracts;

/// <summary>A contract: its code, and its ABI in binary form, with the hashes by which a node names them.</summary>
public sealed record Contract(string Name, byte[] Wasm, byte[] Abi)
{
    /// <summary>sha256 of the code (get_code_hash).</summary>
    public Checksum256 CodeHash { get; } = Checksum256.Hash(Wasm);

    /// <summary>sha256 of the binary ABI (get_raw_abi).</summary>
    public Checksum256 AbiHash { get; } = Checksum256.Hash(Abi);
}
