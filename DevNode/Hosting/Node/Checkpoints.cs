using System.Text.Json;
using Antelope;
using Antelope.Chain;
using DevNode.Chain;

namespace DevNode.Hosting;

/// <summary>Blocks that the operator says must be those of the chain (option checkpoint; nodeos chain_plugin.cpp).</summary>
internal sealed class Checkpoints
{
    private readonly Dictionary<uint, Checksum256> _ids = [];

    /// <summary>Reads [BLOCK_NUM,BLOCK_ID] pairs; throws <see cref="OptionException"/> naming the one that is wrong.</summary>
    public static Checkpoints From(OptionValues values)
    {
        var checkpoints = new Checkpoints();
        foreach (var text in values.List("checkpoint"))
        {
            var (number, id) = Read(text);
            if (!checkpoints._ids.TryAdd(number, id) && checkpoints._ids[number] != id)
                throw new OptionException($"option '--checkpoint': redefining existing checkpoint at block number {number}: original: {checkpoints._ids[number]} new: {id}");
        }
        return checkpoints;
    }

    /// <summary>Throws checkpoint_exception for a block with a checkpoint's number and another id.</summary>
    public void Check(SignedBlock block)
    {
        if (!_ids.TryGetValue(block.BlockNum, out var expected))
            return;
        var actual = block.Header.CalculateId();
        ChainErrors.CheckpointException.Assert(actual == expected,
            $"Checkpoint does not match for block number {block.BlockNum:num}: expected: {expected:expected} actual: {actual:actual}");
    }

    private static (uint Number, Checksum256 Id) Read(string text)
    {
        try
        {
            using var json = JsonDocument.Parse(text);
            return (json.RootElement[0].GetUInt32(), Checksum256.Parse(json.RootElement[1].GetString()!));
        }
        catch (Exception e) when (e is JsonException or FormatException or InvalidOperationException or IndexOutOfRangeException or ArgumentException)
        {
            throw new OptionException($"option '--checkpoint': '{text}' is not of the form [BLOCK_NUM,\"BLOCK_ID\"]: {e.Message}");
        }
    }
}
