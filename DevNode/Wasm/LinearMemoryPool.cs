using System.Collections.Concurrent;

namespace DevNode.Wasm;

/// <summary>Keeps cleared memories of the common size for the next execution.</summary>
internal sealed class LinearMemoryPool
{
    // 33 MiB, the most that a chain's default limits allow; enough that nearly no execution needs a larger one.
    private const uint CommonPages = 528;
    private readonly ConcurrentBag<LinearMemory> _free = [];

    public static LinearMemoryPool Shared { get; } = new();

    public LinearMemory Rent(uint pages) =>
        pages <= CommonPages && _free.TryTake(out var memory) ? memory : new LinearMemory(Math.Max(pages, CommonPages));

    public void Return(LinearMemory memory)
    {
        if (memory.Pages != CommonPages || _free.Count >= Environment.ProcessorCount)
        {
            memory.Dispose();
            return;
        }
        memory.Clear();
        _free.Add(memory);
    }
}
