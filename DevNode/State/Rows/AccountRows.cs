using Antelope;

namespace DevNode.State;

/// <summary>An account and its ABI bytes, empty when none is set (nodeos account_object).</summary>
public sealed record AccountRow : Row
{
    public Name Name { get; init; }
    public BlockTimestamp CreationDate { get; init; }
    public byte[] Abi { get; init; } = [];
}

/// <summary>Counters and code of an account (nodeos account_metadata_object).</summary>
public sealed record AccountMetadataRow : Row
{
    public Name Name { get; init; }
    public ulong RecvSequence { get; internal set; }
    public ulong AuthSequence { get; internal set; }
    public ulong CodeSequence { get; init; }
    public ulong AbiSequence { get; init; }

    /// <summary>Zero without code.</summary>
    public Checksum256 CodeHash { get; init; }
    public TimePoint LastCodeUpdate { get; init; }

    /// <summary>Bit 0: privileged.</summary>
    public uint Flags { get; init; }
    public byte VmType { get; init; }
    public byte VmVersion { get; init; }

    public bool IsPrivileged => (Flags & 1) != 0;
}

/// <summary>RAM billed too much to an account by deferred transactions before REPLACE_DEFERRED (nodeos account_ram_correction_object).</summary>
public sealed record AccountRamCorrectionRow : Row
{
    public Name Name { get; init; }
    public ulong RamCorrection { get; init; }
}

/// <summary>A WASM module shared by the accounts that set it (nodeos code_object).</summary>
public sealed record CodeRow : Row
{
    public Checksum256 CodeHash { get; init; }
    public byte[] Code { get; init; } = [];
    public ulong CodeRefCount { get; init; }
    public uint FirstBlockUsed { get; init; }
    public byte VmType { get; init; }
    public byte VmVersion { get; init; }
}
