using System.Collections.Concurrent;
using Antelope;
using Antelope.Api;
using BootAgent.Nodes;

namespace BootAgent.Sending;

/// <summary>
/// Follows the blocks of one node and notes which transactions they hold. nodeos gives up writing a block that takes longer
/// than abi-serializer-max-time-ms (15 by default): transactions that were expected before such a block and turn up in none
/// that can be read are taken to be in it; what they did is verified in the end.
/// </summary>
public sealed class Confirmations(ChainNode node)
{
    private readonly ConcurrentDictionary<Checksum256, uint> _blocks = new();
    private readonly ConcurrentDictionary<Checksum256, uint> _expectedAfter = new();
    private readonly SemaphoreSlim _reading = new(1, 1);
    private uint _next;
    private uint _lastUnreadable;

    /// <summary>The blocks of earlier transactions are not looked for.</summary>
    public void StartAfter(uint head) => _next = head + 1;

    /// <summary>A transaction may be in any block after this head.</summary>
    public void Expect(Checksum256 id, uint head) => _expectedAfter[id] = head;

    /// <summary>The number of the block that holds a transaction, as far as it could be read.</summary>
    public uint? BlockOf(Checksum256 id) => _blocks.TryGetValue(id, out var number) ? number : null;

    /// <summary>Whether a transaction is in a block.</summary>
    public bool IsInBlock(Checksum256 id) =>
        _blocks.ContainsKey(id) || (_expectedAfter.TryGetValue(id, out var after) && after < _lastUnreadable);

    /// <summary>Reads the blocks that have come since the last time; returns the head.</summary>
    public async Task<ChainInfo> ReadAsync(CancellationToken cancellation)
    {
        await _reading.WaitAsync(cancellation);
        try
        {
            var info = await node.GetInfoAsync(cancellation);
            for (; _next <= info.HeadBlockNum; _next++)
            {
                await ReadBlockAsync(_next, cancellation);
            }
            return info;
        }
        finally
        {
            _reading.Release();
        }
    }

    private async Task ReadBlockAsync(uint number, CancellationToken cancellation)
    {
        try
        {
            var block = await node.GetBlockAsync(number, cancellation);
            foreach (var id in block.Transactions)
            {
                _blocks[id] = number;
            }
        }
        catch (NodeException exception) when (ErrorCodes.IsAnswerTooSlow(exception.Code))
        {
            _lastUnreadable = number;
        }
    }
}
