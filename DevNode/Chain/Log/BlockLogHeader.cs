using Antelope;
using Antelope.Serialization;

namespace DevNode.Chain;

/// <summary>
/// The start of blocks.log: version, number of the first block, the genesis (when that is 1) or else the chain id, and eight
/// 0xff bytes (nodeos block_log.cpp, version 3).
/// </summary>
public sealed record BlockLogHeader(uint FirstBlockNum, GenesisState? Genesis, Checksum256 ChainId)
{
    public const uint Version = 3;
    private const ulong Totem = ulong.MaxValue;

    /// <summary>Bytes that hold any header.</summary>
    public const int MaxSize = 512;

    public byte[] ToBytes()
    {
        var writer = new PackWriter();
        writer.WriteUInt32(Version);
        writer.WriteUInt32(FirstBlockNum);
        if (Genesis is not null)
            Genesis.Pack(writer);
        else
            ChainId.Pack(writer);
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
            var version = reader.ReadUInt32();
            error.Assert(version > 0, $"Block log {path} was not setup properly");
            ChainErrors.BlockLogUnsupportedVersion.Assert(version == Version,
                $"Unsupported version of block log {path}. Block log version is {version} while code supports version {Version}");
            var first = reader.ReadUInt32();
            error.Assert(first > 0, $"Block log {path} is malformed, first recorded block number is 0 but must be greater than or equal to 1");
            var genesis = first == 1 ? GenesisState.Unpack(ref reader) : null;
            var chainId = genesis?.ComputeChainId() ?? Checksum256.Unpack(ref reader);
            error.Assert(reader.ReadUInt64() == Totem, $"Expected separator between block log header and blocks was not found in {path}");
            length = reader.Position;
            return new(first, genesis, chainId);
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
        ChainErrors.BlockLogNotFound.Assert(File.Exists(path), $"Block log not found in '{blocksDir}'");
        using var file = File.OpenRead(path);
        var bytes = new byte[MaxSize];
        return Parse(bytes.AsSpan(0, file.ReadAtLeast(bytes, MaxSize, throwOnEndOfStream: false)), path, out _);
    }
}
