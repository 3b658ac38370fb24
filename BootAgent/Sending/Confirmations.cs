using System.Collections.Concurrent;
using Antelope;
using BootAgent.Nodes;

namespace BootAgent.Sending;

/// <summary>Follows the blocks of one node and notes which transactions they hold.</summary>
public sealed class Confirmations(ChainNode node)
{
    private readonly ConcurrentDictionary<Checksum256, uint> _blocks = new();
    private readonly SemaphoreSlim _reading = new(1, 1);
    private uint _next;

    /// <summary>The blocks of earlier transactions are not looked for.</summary>
    public void StartAfter(uint head) => _next = head + 1;

    /// <summary>The number of the block that holds a transaction, as far as was read.</summary>
    public uint? BlockOf(Checksum256 id) => _blocks.TryGetValue(id, out var number) ? number : null;

    /// <summary>Reads the blocks that have come since the last time; returns the head.</summary>
    public async Task<NodeInfo> ReadAsync(CancellationToken cancellation)
    {
        await _reading.WaitAsync(cancellation);
        try
        {
            var info = await node.GetInfoAsync(cancellation);
            for (; _next <= info.Head; _next++)
            {
                var block = await node.GetBlockAsync(_next, cancellation);
                foreach (var id in block.Transactions)
                {
                    _blocks[id] = block.Number;
                }
            }
            return info;
        }
        finally
        {
            _reading.Release();
        }
    }
}
