using Antelope;
using Antelope.Serialization;

namespace DevNode.Chain;

/// <summary>
/// The start of blocks.log: version, number of the first block, the genesis (when that is 1) or else the chain id, and eight
/// 0xff bytes (nodeos block_log.cpp, version 3). Version 1 has neither number nor 0xff, version 2 the genesis whatever the number.
/// </summary>
public sealed record BlockLogHeader(uint FirstBlockNum, GenesisState? Genesis, Checksum256 ChainId)
{
    /// <summary>The version of new logs.</summary>
    public const uint LatestVersion = 3;

    /// <summary>Set in the version of a log whose first blocks may be gone.</summary>
    private const uint PrunedFlag = 1U << 31;
    private const ulong Totem = ulong.MaxValue;

    public uint Version { get; init; } = LatestVersion;

    /// <summary>Whether blocks after the header may be gone; the number of those left stands in four bytes at the end of the log.</summary>
    public bool IsPruned { get; init; }

    /// <summary>Bytes that hold any header.</summary>
    public const int MaxSize = 512;

    public byte[] ToBytes()
    {
        var writer = new PackWriter();
        writer.WriteUInt32(IsPruned ? Version | PrunedFlag : Version);
        if (Version > 1)
            writer.WriteUInt32(FirstBlockNum);
        if (Genesis is not null)
            Genesis.Pack(writer);
        else
            ChainId.Pack(writer);
        if (Version > 1)
            writer.WriteUInt64(Totem);
        return writer.ToArray();
    }

    /// <summary>Reads a header and says how long it is; block_log_exception when the bytes are not one.</summary>
    public static BlockLogHeader Parse(ReadOnlySpan<byte> bytes, string path, out int length)
    {
        var error = ChainErrors.BlockLogException;
        try
        {
            var reader = new PackReader(bytes);
            var flagged = reader.ReadUInt32();
            var version = flagged & ~PrunedFlag;
            error.Assert(version > 0, $"Block log {path} was not setup properly");
            ChainErrors.BlockLogUnsupportedVersion.Assert(version <= LatestVersion,
                $"Unsupported version of block log {path}. Block log version is {version} while code supports version(s) [1,{LatestVersion}]");
            var first = version > 1 ? reader.ReadUInt32() : 1;
            error.Assert(first > 0, $"Block log {path} is malformed, first recorded block number is 0 but must be greater than or equal to 1");
            var genesis = first == 1 || version < 3 ? GenesisState.Unpack(ref reader) : null;
            var chainId = genesis?.ComputeChainId() ?? Checksum256.Unpack(ref reader);
            error.Assert(version == 1 || reader.ReadUInt64() == Totem, $"Expected separator between block log header and blocks was not found in {path}");
            length = reader.Position;
            return new(first, genesis, chainId) { Version = version, IsPruned = flagged != version };
        }
        catch (PackException e)
        {
            throw error.Error($"Block log {path} ends within its header: {e.Message}");
        }
    }

    /// <summary>The header of the log in a directory; block_log_not_found when there is none.</summary>
    public static BlockLogHeader ReadFrom(string blocksDir)
    {
        var path = Path.Combine(blocksDir, BlockLog.LogFileName);
        ChainErrors.BlockLogNotFound.Assert(File.Exists(path), $"Block log not found in '{blocksDir:blocks_dir}'");
        using var file = File.OpenRead(path);
        var bytes = new byte[MaxSize];
        return Parse(bytes.AsSpan(0, file.ReadAtLeast(bytes, MaxSize, throwOnEndOfStream: false)), path, out _);
    }
}
